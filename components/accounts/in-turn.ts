let last: Promise<unknown> = Promise.resolve()

/**
 * Does one thing after the other. The first answer to a browser without our cookie brings one; two questions at the same time
 * would bring two, and what was asked under the one that is overwritten would be lost.
 */
export function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const mine = last.then(work, work)
  last = mine
  return mine
}
