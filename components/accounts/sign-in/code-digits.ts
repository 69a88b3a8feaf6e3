/** How many digits a code has. */
export const codeLength = 6

const alone = /(?<!\d)(\d{3})[\s\p{Pd}]?(\d{3})(?!\d)/u

/**
 * The code in what somebody typed, pasted or had filled in: full-width digits count, spaces and dashes do not, and in a whole
 * sentence the one group of six stands for the code. Never more than six digits.
 */
export function codeDigits(text: string): string {
  const plain = text.normalize('NFKC')
  const group = alone.exec(plain)
  if (group !== null) return `${group[1]}${group[2]}`
  return plain.replace(/\D/g, '').slice(0, codeLength)
}

/** `123 456`: easier to carry from one screen to another. */
export function codeText(code: string): string {
  return code.length === codeLength ? `${code.slice(0, 3)} ${code.slice(3)}` : code
}
