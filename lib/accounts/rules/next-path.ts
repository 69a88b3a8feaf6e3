/** What a path may hold at all: no space, no control character, no backslash, nothing beyond ASCII. */
const plain = /^\/[!-[\]-~]*$/

/** Encoded slashes, backslashes and control characters, which something on the way might decode. */
const disguised = /%(?:2f|5c|[01][0-9a-f]|7f)/i

const longest = 500
const ours = 'http://ours.invalid'

/**
 * The path of ours that `text` names, or null. Whatever a browser could read as another site is refused
 * (WHATWG URL: `//host`, `/\host`, tabs and line ends that are dropped), and so is a path that only becomes
 * one when its dots are resolved. Routes of the API are no pages.
 */
export function nextPath(text: string | null | undefined): string | null {
  if (!text || text.length > longest || !plain.test(text) || text.startsWith('//')) return null
  const [path = ''] = text.split(/[?#]/)
  if (disguised.test(path) || path.includes('//') || !URL.canParse(text, ours)) return null
  const url = new URL(text, ours)
  if (url.origin !== ours || url.username || url.pathname.startsWith('//')) return null
  if (url.pathname === '/api' || url.pathname.startsWith('/api/')) return null
  return `${url.pathname}${url.search}${url.hash}`
}

/** Where to go after signing in: `text` when it is a page of ours, else the start page. */
export function nextPathOr(text: string | null | undefined, otherwise = '/'): string {
  return nextPath(text) ?? otherwise
}
