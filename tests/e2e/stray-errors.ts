import type { Visitor } from './visitor'

/** What a window's console said beyond what was expected. */
export function strayErrors({ errors }: Pick<Visitor, 'errors'>, expected: readonly RegExp[]): string[] {
  return errors.filter((text) => !expected.some((pattern) => pattern.test(text)))
}
