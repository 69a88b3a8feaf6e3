/** A whole number as people type it: full-width figures, `¥` and separators are understood; null for anything else. */
export function readWhole(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,、¥円]/g, '')
    .trim()
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null
}

/** `3,300` */
export function groupedText(value: number): string {
  return new Intl.NumberFormat('ja-JP').format(value)
}
