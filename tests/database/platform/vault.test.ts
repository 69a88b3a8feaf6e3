import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { env } from '@/lib/platform/env'
import { folderVault } from '@/lib/platform/vault'

const { vaultDir, vaultKeks } = env()
const vault = folderVault(vaultDir, vaultKeks)

test('of many who keep a key at once one does, and nobody ever reads half of it', async () => {
  const rounds = Array.from({ length: 60 }, async () => {
    const contentId = randomUUID()
    const keepAndOpen = async () => {
      const key = randomBytes(16)
      const early = await vault.open(contentId, 1)
      const isKept = await vault.keep(contentId, 1, key)
      return { key, isKept, early, opened: await vault.open(contentId, 1) }
    }
    const callers = await Promise.all(Array.from({ length: 8 }, keepAndOpen))
    const first = callers.filter(({ isKept }) => isKept)
    expect(first).toHaveLength(1)
    for (const { early, opened } of callers) {
      expect(opened).toEqual(first[0]?.key)
      if (early) expect(early).toEqual(opened)
    }
    expect(await readdir(path.join(vaultDir, contentId))).toEqual(['1.key'])
  })
  await Promise.all(rounds)
})

test('a process that dies while it keeps a key leaves no half of one', async () => {
  const contentId = randomUUID()
  const keeping = `
    import { folderVault } from '${new URL('../../../lib/platform/vault.ts', import.meta.url).href}'
    await folderVault(process.argv[1], [{ id: 'k', bytes: Buffer.alloc(32) }]).keep(process.argv[2], 1, Buffer.alloc(16))`
  const arguments_ = ['--input-type=module', '-e', keeping, vaultDir, contentId]
  // No file may grow beyond nothing: the name can still be made, its content cannot.
  const dying = spawn('sh', ['-c', 'ulimit -f 0; exec "$0" "$@"', process.execPath, ...arguments_], { stdio: 'ignore' })
  const [code] = await once(dying, 'exit')
  expect(code).not.toBe(0)
  expect(await vault.open(contentId, 1)).toBeNull()
  const key = randomBytes(16)
  expect(await vault.keep(contentId, 1, key)).toBe(true)
  expect(await vault.open(contentId, 1)).toEqual(key)
})

test('a key rests wrapped, and opens only as the content and epoch it was kept for', async () => {
  const [own, other] = [randomUUID(), randomUUID()]
  const key = randomBytes(16)
  await vault.keep(own, 1, key)
  await vault.keep(other, 2, randomBytes(16))
  const file = path.join(vaultDir, own, '1.key')
  const kept = await readFile(file)
  for (const form of ['latin1', 'hex', 'base64'] as const) expect(kept.toString('latin1')).not.toContain(key.toString(form).replace(/=+$/, ''))
  await writeFile(path.join(vaultDir, other, '2.key'), kept)
  await expect(vault.open(other, 2)).rejects.toThrow('unable to authenticate')
  expect(await vault.open(own, 1)).toEqual(key)
})

test('keys wrapped with the previous key-encryption key still open, and with a removed one do not', async () => {
  const contentId = randomUUID()
  const key = randomBytes(16)
  await vault.keep(contentId, 1, key)
  const newer = { id: 'newer', bytes: randomBytes(32) }
  expect(await folderVault(vaultDir, [newer, ...vaultKeks]).open(contentId, 1)).toEqual(key)
  await expect(folderVault(vaultDir, [newer]).open(contentId, 1)).rejects.toThrow('not configured')
})

test('a destroyed content has no key any more', async () => {
  const contentId = randomUUID()
  await vault.keep(contentId, 1, randomBytes(16))
  await vault.destroy(contentId)
  expect(await vault.open(contentId, 1)).toBeNull()
})
