import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
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

test('a key appears whole or not at all, also to another process', async () => {
  const files = Array.from({ length: 200 }, () => randomUUID()).map((contentId) => ({ contentId, file: path.join(vaultDir, contentId, '1.key') }))
  // Looks without a pause, as no caller in this thread could.
  const looking = `
    const { existsSync, statSync } = require('node:fs')
    const { parentPort, workerData } = require('node:worker_threads')
    parentPort.postMessage('ready')
    let empty = 0
    for (const file of workerData) {
      while (!existsSync(file)) {}
      if (statSync(file).size === 0) empty++
    }
    parentPort.postMessage(empty)`
  const looker = new Worker(looking, { eval: true, workerData: files.map(({ file }) => file) })
  await once(looker, 'message')
  const seen = once(looker, 'message')
  for (const { contentId } of files) await vault.keep(contentId, 1, randomBytes(16))
  expect(await seen).toEqual([0])
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
