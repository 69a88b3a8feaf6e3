import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Stack } from '../../../processes/stack'
import { readBooks } from '../books'

export type Answer = { status: number; code: string | null; detail: string | null; type: string | null }

const nothing: Answer = { status: 0, code: null, detail: null, type: null }

type Sending = { method?: string; headers?: Record<string, string>; body?: Uint8Array; chunked?: boolean }

/** One request as it is written here: the path is sent as it stands, `..` and all. */
export function send(base: string, path: string, { method = 'PUT', headers = {}, body = new Uint8Array(), chunked = true }: Sending): Promise<Answer> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers: { ...headers, ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) }) } })
    asked.once('response', (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.once('end', () => resolve(answerOf(response.statusCode ?? 0, String(response.headers['content-type'] ?? ''), Buffer.concat(pieces).toString('utf8'))))
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

/**
 * Writes a request by hand: its head, then pieces with pauses, then hangs up or waits for the answer.
 * @returns what was answered, with status 0 when the connection was closed without a word, and how long it stayed open, ms
 */
export function trickle(base: string, head: string, pieces: readonly Uint8Array[], { everyMs, hangUp }: { everyMs: number; hangUp: boolean }): Promise<Answer & { openMs: number }> {
  const { hostname, port } = new URL(base)
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    let heard = ''
    const left = [...pieces]
    const next = () => {
      const piece = left.shift()
      if (piece && !socket.destroyed) socket.write(piece)
      else if (hangUp) socket.end()
    }
    const timer = setInterval(next, everyMs)
    socket.on('data', (piece) => (heard += piece.toString('utf8')))
    // The other side may close while this one still writes; that is what is tried.
    socket.on('error', () => socket.destroy())
    socket.once('connect', () => socket.write(head))
    socket.once('close', () => {
      clearInterval(timer)
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0)
      const body = heard.slice(heard.indexOf('{'), heard.lastIndexOf('}') + 1)
      const type = /^content-type: (.+)$/im.exec(heard)?.[1]?.trim() ?? ''
      resolve({ ...(status ? answerOf(status, type, body) : nothing), openMs: performance.now() - startedAt })
    })
  })
}

function answerOf(status: number, type: string, text: string): Answer {
  try {
    const { code = null, detail = null } = JSON.parse(text) as { code?: string; detail?: string }
    return { status, code, detail, type }
  } catch {
    return { status, code: null, detail: null, type }
  }
}

const tables = ['stream', 'run', 'rendition', 'segment', 'init_segment', 'epoch', 'content']

/** Every row that a push could change, and every stored object; but that the worker calls a silent stream stalled is no push's doing. */
export async function mediaState(stack: Pick<Stack, 'postgres' | 'env'>): Promise<string> {
  const rows = await Promise.all(tables.map((table) => readBooks<{ row: string }>(stack, `SELECT (to_jsonb(t) ${table === 'stream' ? `- 'state'` : ''})::text AS row FROM ${table} t ORDER BY 1`)))
  const folder = stack.env['STORAGE_DIR'] ?? ''
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return [...rows.flat().map(({ row }) => row), ...files.map(({ parentPath, name }) => join(parentPath, name)).toSorted()].join('\n')
}
