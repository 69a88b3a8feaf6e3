import { existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const largestLog = 5 * 1024 * 1024

/** Opens a log for appending, setting a large old one aside. @returns a file descriptor; the caller closes it */
export function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path) && statSync(path).size > largestLog) renameSync(path, `${path}.old`)
  return openSync(path, 'a')
}

/** The last lines of a log, in one line. */
export function tail(path: string, lines: number): string {
  if (!existsSync(path)) return 'it wrote no log'
  const all = readFileSync(path, 'utf8').trimEnd().split('\n')
  return all.slice(-lines).join(' | ')
}
