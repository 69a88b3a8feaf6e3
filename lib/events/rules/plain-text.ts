import { z } from 'zod'

const lineEnds = ['\t', '\n', '\r']

/** No half of a character, and no control character but a tab and the ends of lines: no database keeps a NUL, no screen shows the others. */
function isPlain(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(lineEnds.reduce((rest, end) => rest.replaceAll(end, ''), text))
}

/** What a person typed, without the space around it. At most `most` UTF-16 units. */
export function plainText(most: number) {
  return z.string().trim().max(most).refine(isPlain, 'holds characters that no text needs')
}

/** A text in both languages as it is typed into a form; each may still be empty in a draft. */
export function typedWords(most: number) {
  return z.strictObject({ ja: plainText(most), en: plainText(most) })
}
