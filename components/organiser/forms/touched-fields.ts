/** Where what is typed differs from what a form began with: `{ title: { ja: '夜' } }` as `title.ja`. A list is one field. */
export function touchedFields(before: unknown, typed: unknown): string[] {
  if (!isRecord(before) || !isRecord(typed)) return JSON.stringify(before) === JSON.stringify(typed) ? [] : ['']
  return Object.keys(typed).flatMap((key) => touchedFields(before[key], typed[key]).map((rest) => (rest === '' ? key : `${key}.${rest}`)))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
