import { createHash } from 'node:crypto'

/** Hashes of keys that have opened something in this process, the latest last. */
const opened = new Set<string>()
const mostKeys = 10_000

const hashOf = (key: string) => createHash('sha256').update(key).digest('base64url')

/** Whether this key has opened something here before. It says nothing of now: the key is looked up all the same. */
export function isRemembered(key: string): boolean {
  return opened.has(hashOf(key))
}

/** For one that opens nothing any more. */
export function forgetKey(key: string): void {
  opened.delete(hashOf(key))
}

export function rememberKey(key: string): void {
  const hash = hashOf(key)
  opened.delete(hash)
  opened.add(hash)
  const [oldest] = opened
  if (opened.size > mostKeys && oldest !== undefined) opened.delete(oldest)
}
