import { cpSync, linkSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/processes/root'

/** What a copy does not need, or makes for itself. `.next` and `.build` of an earlier copy save it some time. */
const notCopied = new Set(['node_modules', '.next', '.build', '.test', '.demo', '.git', 'test-results', 'playwright-report'])
const keptInCopy = new Set(['node_modules', '.next', '.build'])

/** Copies the tree to a folder, for changing it there: sources copied, packages linked. Nothing that is linked is ever written. */
export function copyTree(copy: string): void {
  mkdirSync(copy, { recursive: true })
  for (const name of readdirSync(copy)) if (!keptInCopy.has(name)) rmSync(join(copy, name), { recursive: true, force: true })
  for (const name of readdirSync(projectRoot)) {
    if (!notCopied.has(name)) cpSync(join(projectRoot, name), join(copy, name), { recursive: true, verbatimSymlinks: true })
  }
  if (!readdirSync(copy).includes('node_modules')) linkTree(join(projectRoot, 'node_modules'), join(copy, 'node_modules'))
}

/** A folder of hard links: as quick as a link, and yet a folder of its own, which the bundler insists on. */
function linkTree(from: string, to: string): void {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkSync(source, target)
  }
}
