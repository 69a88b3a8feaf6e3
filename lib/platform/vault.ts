import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SecretKey } from './env'

/**
 * Where content keys live, wrapped, apart from the database and from the media.
 * A content's folder gone means its media is noise, wherever copies of it are.
 */
export type Vault = {
  /** Keeps a key once. A second call for the same name keeps the first and answers false. */
  keep(contentId: string, epoch: number, key: Buffer): Promise<boolean>
  /** The key, or null when it was never kept or is destroyed. */
  open(contentId: string, epoch: number): Promise<Buffer | null>
  /** Destroys every key of a content. */
  destroy(contentId: string): Promise<void>
  /** Id of the key-encryption key that new keys are wrapped with. */
  readonly wrappingKeyId: string
}

/**
 * A vault in a folder. Keys are wrapped with AES-256-GCM; the content and the epoch are
 * authenticated with them, so that one file cannot stand in for another.
 */
export function folderVault(root: string, keks: readonly SecretKey[]): Vault {
  const first = keks[0]
  if (!first) throw new Error('the vault needs a key-encryption key')
  const place = (contentId: string, epoch: number) => path.join(root, plainName(contentId), `${epoch}.key`)
  return {
    wrappingKeyId: first.id,
    async keep(contentId, epoch, key) {
      const target = place(contentId, epoch)
      // Written beside and linked: a name appears with its whole content, also when a process dies in between.
      const draft = `${target}.${randomBytes(8).toString('hex')}.draft`
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      try {
        await writeFile(draft, wrap(first, contentId, epoch, key), { flag: 'wx', mode: 0o600, flush: true })
        await link(draft, target)
        return true
      } catch (error) {
        if (hasCode(error, 'EEXIST')) return false
        throw error
      } finally {
        await rm(draft, { force: true })
      }
    },
    async open(contentId, epoch) {
      try {
        return unwrap(keks, contentId, epoch, await readFile(place(contentId, epoch), 'utf8'))
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return null
        throw error
      }
    },
    destroy: (contentId) => rm(path.join(root, plainName(contentId)), { recursive: true, force: true }),
  }
}

function wrap(kek: SecretKey, contentId: string, epoch: number, key: Buffer): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', kek.bytes, iv)
  cipher.setAAD(Buffer.from(`${contentId}/${epoch}`))
  const sealed = Buffer.concat([cipher.update(key), cipher.final()])
  return JSON.stringify({
    kek: kek.id,
    iv: iv.toString('base64'),
    key: sealed.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  })
}

function unwrap(keks: readonly SecretKey[], contentId: string, epoch: number, text: string): Buffer {
  const kept = JSON.parse(text) as { kek: string; iv: string; key: string; tag: string }
  const kek = keks.find((candidate) => candidate.id === kept.kek)
  if (!kek) throw new Error(`the vault was wrapped with a key that is not configured: ${kept.kek}`)
  const decipher = createDecipheriv('aes-256-gcm', kek.bytes, Buffer.from(kept.iv, 'base64'))
  decipher.setAAD(Buffer.from(`${contentId}/${epoch}`))
  decipher.setAuthTag(Buffer.from(kept.tag, 'base64'))
  return Buffer.concat([decipher.update(Buffer.from(kept.key, 'base64')), decipher.final()])
}

function plainName(contentId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(contentId)) throw new Error('not a content id')
  return contentId
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
