/**
 * Whether a policy's resource covers a URL: `*` stands for any run of characters, also none, `?` for exactly
 * one, and everything else for itself, from the first character to the last.
 * Source: CloudFront developer guide, "Values that you specify in the policy statement".
 */
export function resourceCovers(resource: string, url: string): boolean {
  let at = 0
  let read = 0
  let star = -1
  let starRead = 0
  while (read < url.length) {
    const expected = resource[at]
    if (expected === '*') {
      star = at++
      starRead = read
    } else if (expected === '?' || expected === url[read]) {
      at++
      read++
    } else if (star >= 0) {
      // Let the last star take one more character and try again from there.
      at = star + 1
      read = ++starRead
    } else {
      return false
    }
  }
  while (resource[at] === '*') at++
  return at === resource.length
}
