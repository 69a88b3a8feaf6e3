import type { SourceFile } from '../tree'

/** Names that say nothing of what is inside. */
const emptyNames = /^(utils?|misc|helpers?|commons?|constants?|managers?|services?)$/

/** Files and folders with such a name, also as the last word of one, like `grant-manager`. */
export function emptyNamed(paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path.split('/').some((segment) => {
      const stem = segment.replace(/^[([_.]+|[)\]]+$/g, '').split('.')[0] ?? ''
      return emptyNames.test(stem.split('-').at(-1)?.toLowerCase() ?? '')
    }),
  )
}

/** Files longer than `most` lines, with their length. */
export function tooLong(files: readonly SourceFile[], most: number): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length
    return lines > most ? [`${path}: ${lines} lines`] : []
  })
}

const lintSwitch = /(\/\/|\/\*|<!--|#)\s*(@ts-(ignore|expect-error|nocheck)|(eslint|oxlint|tslint)-|biome-ignore|prettier-ignore|(istanbul|c8|v8) ignore)/

/** Comments that switch a check off, as `path:line`. */
export function lintSwitches(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (lintSwitch.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  )
}
