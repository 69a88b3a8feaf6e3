/** `items` with the one at `from` taken out and put in at `to`; places outside the list change nothing. */
export function moveItem<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const [moved, ...none] = items.slice(from, from + 1)
  if (moved === undefined || none.length > 0 || from < 0 || to < 0 || to >= items.length) return [...items]
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, to), moved, ...rest.slice(to)]
}
