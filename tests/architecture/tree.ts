import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Of the project, without a slash at the end. */
export const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)))

/** Made by tools, or made to be wrong. */
const skipped = new Set(['node_modules', 'test-results', 'playwright-report', 'prisma/generated', 'tests/architecture/fixtures'])

/** A file by its path from the project's root, with `/` between. */
export type SourceFile = { path: string; text: string }

/** Paths of every file that people wrote, hidden tool folders left out, in order. */
export function listFiles(root = projectRoot): string[] {
  const paths: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = relative(root, join(folder, entry.name)).split(sep).join('/')
      if (entry.isDirectory()) {
        if (!skipped.has(path) && (!entry.name.startsWith('.') || entry.name === '.ci')) walk(join(folder, entry.name))
      } else if (entry.isFile()) paths.push(path)
    }
  }
  walk(root)
  return paths.toSorted()
}

/** Those of them that match, with their text. */
export function readFiles(pattern: RegExp, root = projectRoot): SourceFile[] {
  return listFiles(root)
    .filter((path) => pattern.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
