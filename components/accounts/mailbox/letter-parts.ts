/** A piece of a letter's text, and where it begins: plain words, an address to open, a code to copy. */
export type LetterPart = { kind: 'text' | 'link' | 'code'; text: string; at: number }

const pieces = /(https?:\/\/[^\s<>"]+)|(?<![\d-])(\d{3} ?\d{3})(?![\d-])/g

/** Finds what can be used in a letter: web addresses and six-digit codes. */
export function letterParts(text: string): LetterPart[] {
  const parts: LetterPart[] = []
  let end = 0
  for (const match of text.matchAll(pieces)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index), at: end })
    parts.push({ kind: match[1] === undefined ? 'code' : 'link', text: match[0], at: match.index })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end), at: end })
  return parts
}
