import { z } from 'zod'

/** One line as a person types it, without the space around it: no control characters, no half of a character. */
export function plainLine(least: number, most: number) {
  return z
    .string()
    .max(most * 4)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(least).max(most).regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'one line of plain text'))
}

/** Some lines of it: an address, a reason. */
export function plainText(least: number, most: number) {
  return z
    .string()
    .max(most * 4)
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(least).max(most).regex(/^(?:\n|[^\p{C}\p{Zl}\p{Zp}])*$/u, 'plain text'))
}
