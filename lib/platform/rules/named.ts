/**
 * Whether an error is of the class of this name. The built app holds our modules several times, for pages, for routes and
 * for the server's beginning, each with a class of its own, and the ports are made by whichever comes first: by
 * identity, what one of them throws would be unknown to the others.
 */
export function isNamed(value: unknown, name: string): boolean {
  return value instanceof Error && value.name === name
}
