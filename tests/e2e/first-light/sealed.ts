import { spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, readdirSync, readFileSync, readSync, closeSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { looksLikePlainMedia } from '../../../lib/streaming/sealing/rules/plain-media'
import { unseal } from '../../../lib/streaming/sealing/rules/seal'
import { parseSecretList } from '../../../lib/platform/key-lists'
import { folderVault } from '../../../lib/platform/vault'
import type { Stack } from '../../../processes/stack'
import { readBooks } from '../books'

/** Every file below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The files that begin as plain media does; their structure is read from offset 0. */
export function plainAmong(files: readonly string[]): string[] {
  return files.filter((file) => looksLikePlainMedia(beginning(file)))
}

const beginningBytes = 8_192

function beginning(file: string): Uint8Array {
  const opened = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(beginningBytes)
    return bytes.subarray(0, readSync(opened, bytes, 0, beginningBytes, 0))
  } finally {
    closeSync(opened)
  }
}

/** The init segment and the first segment of a content, opened with the vault's keys: what may be on no disk. */
export async function openFirstSegment(stack: Pick<Stack, 'env' | 'postgres'>, contentId: string): Promise<{ init: Buffer; segment: Buffer }> {
  const [row] = await readBooks<{ name: string; run: number; epoch: number; sequence: number; init_iv: Buffer; segment_iv: Buffer }>(
    stack,
    `SELECT rendition.name, segment.run, segment.epoch, segment.sequence, init_segment.iv AS init_iv, segment.iv AS segment_iv
       FROM segment JOIN rendition ON rendition.id = segment.rendition_id
       JOIN init_segment ON init_segment.rendition_id = rendition.id AND init_segment.run = segment.run AND init_segment.epoch = segment.epoch
      WHERE rendition.content_id = $1 ORDER BY segment.sequence LIMIT 1`,
    [contentId],
  )
  if (!row) throw new Error('the content has no segment')
  const vault = folderVault(fact(stack.env, 'VAULT_DIR'), parseSecretList(fact(stack.env, 'VAULT_KEKS')))
  const key = await vault.open(contentId, row.epoch)
  if (!key) throw new Error('the vault has no key for the first epoch')
  const read = (name: string) => readFileSync(join(fact(stack.env, 'STORAGE_DIR'), contentId, row.name, name))
  return {
    init: unseal(read(`init-${row.run}-${row.epoch}.mp4`), key, row.init_iv),
    segment: unseal(read(`${row.sequence}.m4s`), key, row.segment_iv),
  }
}

export function fact(env: Record<string, string>, name: string): string {
  const value = env[name]
  if (value === undefined) throw new Error(`the stack was given no ${name}`)
  return value
}

/** How sure ffprobe is that bytes are media, 0–100; null where ffprobe is not installed. */
export function ffprobeScore(bytes: Uint8Array): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'akushu-probe-'))
  const file = join(folder, 'object')
  writeFileSync(file, bytes)
  const { error, stdout } = spawnSync('ffprobe', ['-v', 'quiet', '-print_format', 'json', '-show_format', '-show_streams', file], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  if (error) return null
  const read = JSON.parse(stdout || '{}') as { format?: { probe_score?: number }; streams?: unknown[] }
  return read.streams?.length ? (read.format?.probe_score ?? 0) : 0
}

/** The most bytes that any binary column of the database holds in one row. */
export async function longestBinaryValue(stack: Pick<Stack, 'postgres'>): Promise<number> {
  const columns = await readBooks<{ table_name: string; column_name: string }>(
    stack,
    `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea'`,
  )
  if (columns.length === 0) throw new Error('no binary column was found, so nothing was looked at')
  const longest = await Promise.all(
    columns.map(async ({ table_name, column_name }) => {
      const [row] = await readBooks<{ bytes: number | null }>(stack, `SELECT max(octet_length("${column_name}")) AS bytes FROM "${table_name}"`)
      return row?.bytes ?? 0
    }),
  )
  return Math.max(...longest)
}
