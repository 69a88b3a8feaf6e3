import type { HlsConfig, Loader, LoaderCallbacks, LoaderConfiguration, LoaderContext, LoaderStats } from 'hls.js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { QueryLender } from './edge-loader'

vi.stubGlobal('self', globalThis)
vi.stubGlobal('location', { origin: 'https://fan.test' })
const { edgeLoader } = await import('./edge-loader')

interface Sent {
  url: string
  headers: Record<string, string> | undefined
  stats: LoaderStats
  answer: (status: number, body?: string) => void
}

let sent: Sent[] = []

function freshStats(): LoaderStats {
  return {
    aborted: false,
    loaded: 0,
    retry: 0,
    total: 0,
    chunkCount: 0,
    bwEstimate: 0,
    loading: { start: 0, first: 0, end: 0 },
    parsing: { start: 0, end: 0 },
    buffering: { start: 0, first: 0, end: 0 },
  }
}

class FakeTransport implements Loader<LoaderContext> {
  context: LoaderContext | null = null
  stats = freshStats()
  destroyed = false
  load(context: LoaderContext, _policy: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): void {
    if (this.stats.loading.start !== 0) throw new Error('hls.js lets a transport start only once')
    this.stats.loading.start = 1
    sent.push({
      url: context.url,
      headers: context.headers,
      stats: this.stats,
      answer: (status, body = '') => {
        if (status < 400) callbacks.onSuccess({ url: context.url, data: body, code: status }, this.stats, context, null)
        else callbacks.onError({ code: status, text: '' }, context, null, this.stats)
      },
    })
  }
  abort(): void {
    this.stats.aborted = true
  }
  destroy(): void {
    this.destroyed = true
  }
}

const before = 'g=1&Policy=a~&Signature=x~'
const after = 'g=1&Policy=b~&Signature=y~'

const keeper: QueryLender = {
  grant: {
    grantId: 'grant-1',
    contentId: 'c-1',
    phase: 'live',
    manifestUrl: 'https://edge.test/c-1/live.m3u8',
    query: before,
    expiresInMs: 60_000,
    renewInMs: 40_000,
    mark: 'K7F2',
  },
  usableQuery: () => Promise.resolve(before),
  afterRefusal: () => Promise.resolve(after),
}

function load(url: string) {
  const Edge = edgeLoader(keeper, () => 'https://edge.test', (text) => playlists.push(text), FakeTransport)
  const loader = new Edge({} as HlsConfig)
  const context: LoaderContext = { url, responseType: 'text', type: 'level' as LoaderContext['type'] }
  const heard: string[] = []
  loader.load(context, {} as LoaderConfiguration, {
    onSuccess: (response, stats, given) => heard.push(`ok ${response.code} ${given === context} ${stats === loader.stats}`),
    onError: (error, given) => heard.push(`error ${error.code} ${given === context}`),
    onTimeout: () => heard.push('timeout'),
  })
  return { loader, heard }
}

/** Lets the promises between a question and its request run. */
const settle = () => vi.waitFor(() => Promise.resolve())
let playlists: string[] = []

beforeEach(() => {
  sent = []
  playlists = []
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('a segment leaves with the current query, whatever its playlist said', async () => {
  const { heard } = load('https://edge.test/c/v0/7.m4s?g=0&Policy=old%7E&Signature=z')
  await settle()
  expect(sent.map(({ url, headers }) => [url, headers])).toEqual([[`https://edge.test/c/v0/7.m4s?${before}`, undefined]])
  sent[0]?.answer(200)
  expect(heard).toEqual(['ok 200 true true'])
})

test('a playlist is seen before hls.js has it', async () => {
  load('https://edge.test/c/v0/live.m3u8')
  await settle()
  sent[0]?.answer(200, '#EXTM3U')
  expect(playlists).toEqual(['#EXTM3U'])
})

test('a key is asked from the own origin, with the grant, and without the query', async () => {
  load('https://edge.test/api/contents/c-1/keys/3')
  await settle()
  expect(sent[0]).toMatchObject({ url: 'https://fan.test/api/contents/c-1/keys/3', headers: { 'Akushu-Grant': 'grant-1' } })
})

test('a refused query is tried once more with a newer one, on the same statistics', async () => {
  const { heard, loader } = load('https://edge.test/c/v0/live.m3u8?_HLS_msn=9')
  await settle()
  sent[0]?.answer(403)
  await settle()
  expect(sent[1]?.url).toBe(`https://edge.test/c/v0/live.m3u8?${after}&_HLS_msn=9`)
  expect(sent[1]?.stats).toBe(loader.stats)
  sent[1]?.answer(200)
  expect(heard).toEqual(['ok 200 true true'])
})

test('a second refusal is an error', async () => {
  const { heard } = load('https://edge.test/c/v0/7.m4s')
  await settle()
  sent[0]?.answer(403)
  await settle()
  sent[1]?.answer(403)
  expect(heard).toEqual(['error 403 true'])
  expect(sent).toHaveLength(2)
})

test('a wait that timed out asks for the playlist as it stands', async () => {
  const { heard } = load('https://edge.test/c/v0/live.m3u8?_HLS_msn=9')
  await settle()
  sent[0]?.answer(503)
  await settle()
  expect(sent[1]?.url).toBe(`https://edge.test/c/v0/live.m3u8?${before}`)
  sent[1]?.answer(503)
  expect(heard).toEqual(['error 503 true'])
})

test('nothing but the edge is asked for media', async () => {
  const { heard } = load('https://elsewhere.test/c/v0/7.m4s')
  await settle()
  expect(sent).toEqual([])
  expect(heard).toEqual(['error 0 true'])
})

test('what was aborted before it left is never sent', async () => {
  const { heard, loader } = load('https://edge.test/c/v0/7.m4s')
  loader.abort()
  await settle()
  expect(sent).toEqual([])
  expect(heard).toEqual([])
})
