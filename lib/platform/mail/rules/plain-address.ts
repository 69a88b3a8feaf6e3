/** One address and nothing else: no name, no second one, no line end, nothing that a mail server reads as more. */
export function isPlainAddress(text: string): boolean {
  return text.length <= 254 && /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text)
}

/** A header's text: one line without control characters. */
export function headerLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ').trim().slice(0, 200)
}
