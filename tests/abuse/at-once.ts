/** Does `work` for every item, at most `most` at once, and keeps the order of the results. */
export async function atOnce<T, R>(items: readonly T[], most: number, work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as T, index)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker))
  return results
}

/** The worst of some times, ms, as a figure. */
export function worst(times: readonly number[]): number {
  return Math.round(Math.max(0, ...times))
}
