import { dirname, join } from 'node:path/posix'
import type { SourceFile } from '../tree'

/** `[words](target)` and `![words](target)`; a picture within a link is two of them. */
const link = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g
/** Code is shown, not followed. */
const code = /^```[^]*?^```|`[^`\n]*`/gm
const elsewhere = /^([a-z][a-z0-9+.-]*:|\/\/|#)/i

/**
 * Relative links of documents to files and folders that are not there, upper and lower case told apart.
 * @param paths every file of the project, from its root
 */
export function deadLinks(documents: readonly SourceFile[], paths: readonly string[]): string[] {
  const known = new Set(paths.flatMap((path) => [path, ...foldersOf(path)]))
  return documents.flatMap(({ path, text }) =>
    relativeLinks(text)
      .filter((target) => target.startsWith('/') || !known.has(join(dirname(path), target).replace(/\/$/, '')))
      .map((target) => `${path}: ${target}`),
  )
}

/** Targets within the project, without what follows `#` or `?`. */
export function relativeLinks(text: string): string[] {
  return [...text.replace(code, '').matchAll(link)]
    .map(([, target = '']) => target)
    .filter((target) => !elsewhere.test(target))
    .map((target) => decodeURI(target.replace(/[#?].*$/, '')))
}

function foldersOf(path: string): string[] {
  const folder = dirname(path)
  return folder === '.' ? ['.'] : [folder, ...foldersOf(folder)]
}
