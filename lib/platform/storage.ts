import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** Where sealed media rests. Keys are `<contentId>/…`; nothing plain is ever put here. */
export type Storage = {
  /** Writes the whole object, or throws; a half-written object is never seen. */
  put(key: string, body: Uint8Array): Promise<void>
  /** The object's bytes, or null. */
  read(key: string): Promise<Buffer | null>
  /** Every key below a prefix. */
  list(prefix: string): Promise<string[]>
  /** Deletes every object below a prefix; a missing one is no error. */
  deleteAll(prefix: string): Promise<void>
}

const keyPattern = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/

/** Storage in a folder of this machine. */
export function diskStorage(root: string): Storage {
  const place = (key: string) => {
    if (!keyPattern.test(key)) throw new Error('storage key is not a plain relative path')
    return path.join(root, key)
  }
  return {
    async put(key, body) {
      const target = place(key)
      const draft = `${target}.${process.pid}.${draftCount++}.draft`
      await mkdir(path.dirname(target), { recursive: true })
      const file = await open(draft, 'w')
      try {
        await file.writeFile(body)
      } finally {
        await file.close()
      }
      await rename(draft, target)
    },
    read: (key) => orNull(readFile(place(key))),
    async list(prefix) {
      const base = place(prefix)
      if (!(await orNull(stat(base)))) return []
      const entries = await readdir(base, { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    },
    deleteAll: (prefix) => rm(place(prefix), { recursive: true, force: true }),
  }
}

let draftCount = 0

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
