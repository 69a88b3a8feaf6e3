import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { breakingChanges } from './breaking'
import type { Document } from './openapi'

/** What clients of the published document would stumble over: nothing may be, unless the major version is higher. */
export function unannouncedBreaks(published: Document, current: Document): string[] {
  return major(current) > major(published) ? [] : breakingChanges(published, current)
}

/**
 * The version that a document has beside the published one: the same when it says the same, the next minor one when it says
 * more, and the next major one when that is asked for, and from then on until it is published.
 */
export function versionBeside(published: Document, current: Document, asked: 'minor' | 'major'): string {
  if (asked === 'major' || major(current) > major(published)) return `${major(published) + 1}.0.0`
  if (isDeepStrictEqual(said(published), said(current))) return published.info.version
  const [first = 0, second = 0] = numbersOf(published.info.version)
  return `${first}.${second + 1}.0`
}

/** One line for each published version: the version and the digest of its document. A published document is never another one. */
export function publicationLine(version: string, text: string): string {
  return `${version} ${createHash('sha256').update(text).digest('hex')}`
}

/** What is wrong with the list of published versions beside the published document. */
export function publicationFaults(lines: readonly string[], version: string, text: string): string[] {
  const versions = lines.map((line) => numbersOf(line.split(' ', 1)[0] ?? ''))
  const falling = lines.filter((_, index) => index > 0 && !isHigher(versions[index] ?? [], versions[index - 1] ?? []))
  const isLast = lines.at(-1) === publicationLine(version, text)
  return [...falling.map((line) => `${line} is no higher than the one before it`), ...(isLast ? [] : [`${version} is another than the one that was published last`])]
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  const place = one.findIndex((number, index) => number !== other[index])
  return place >= 0 && (one[place] ?? 0) > (other[place] ?? 0)
}

function major({ info }: Document): number {
  return numbersOf(info.version)[0] ?? 0
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number)
}

function said({ info: { version: _version, ...info }, ...rest }: Document): object {
  return { ...rest, info }
}
