import { join } from 'node:path'
import { projectRoot } from '@/processes/root'

/** A Node of 22 or later: the running one, or the one that came with the packages. */
export function nodePath(): string {
  const major = Number.parseInt(process.versions.node, 10)
  return major >= 22 ? process.execPath : join(projectRoot, 'node_modules', '.bin', 'node')
}

/** Next's command line. */
export const nextScript = join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next')
