/** Time, as a port: rules get instants passed in, verbs ask here. */
export type Clock = {
  now(): Date
}

export const systemClock: Clock = {
  now: () => new Date(),
}
