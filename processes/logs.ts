import { existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const largestLog = 5 * 1024 * 1024

/** Opens a log for appending, setting a large old one aside. @returns a file descriptor; the caller closes it */
export function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true })
  if (existsSync(path) && statSync(path).size > largestLog) renameSync(path, `${path}.old`)
  return openSync(path, 'a')
}

const longestLine = 300

/** The last lines of a log that say something, in one line; long ones are cut. */
export function tail(path: string, lines: number): string {
  if (!existsSync(path)) return 'it wrote no log'
  const said = readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '')
  if (said.length === 0) return 'it wrote nothing'
  return said.slice(-lines).map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line)).join(' | ')
}
