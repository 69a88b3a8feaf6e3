import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { createSigner } from '../../grants/rules/sign'
import { createVerifier } from '../../grants/rules/verify'
import { createOriginServer, type OriginServer } from '../server'
import { ask, type Asked } from './ask'
import { MemorySource, rendition, row } from './memory-source'

export const contentId = 'content-1'
export const edgeUrl = 'http://edge.test'
export const appOrigin = 'http://fan.test'

const keys = [{ id: 'K1', key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }]
const signer = createSigner(keys)

type LinkChoice = { of?: string; grantId?: string; seconds?: number }

/** A real origin on a free port, for each test anew, with a live content of two renditions and twenty segments. */
export class StartedOrigin {
  nowMs = 1_760_000_000_000
  readonly source = new MemorySource()
  readonly failures: string[] = []
  origin: OriginServer
  port = 0
  private waiting = 0

  constructor() {
    this.source.put({ contentId, renditions: [rendition('v0', rows(20)), rendition('v1', rows(20))] })
    this.source.store(contentId, 'v0', '19.m4s', Buffer.from('0123456789'))
    this.source.storeInit(contentId, 'v0', 1, 1, Buffer.from('init'))
    this.origin = createOriginServer({
      verifier: createVerifier(keys, { cacheSize: 100 }),
      source: this.source,
      objects: this.source,
      allowedOrigins: [appOrigin],
      edgeUrl,
      clock: { now: () => new Date(this.nowMs) },
      hotBytes: 1_000_000,
      log: { error: (_fields, message) => this.failures.push(message) },
      metrics: { answered: () => {}, held: (change) => void (this.waiting += change) },
    })
  }

  /** A path with a good query, for one minute unless told. */
  link(path: string, { of = contentId, grantId = 'grant-1', seconds = 60 }: LinkChoice = {}): string {
    return `${path}?${signer.sign({ edgeUrl, contentId: of, grantId, expiresAtSeconds: Math.floor(this.nowMs / 1000) + seconds })}`
  }

  ask(path: string, choice?: Parameters<typeof ask>[2]): Promise<Asked> {
    return ask(this.port, path, choice)
  }

  /** The live playlist of `v0`, with more behind the link. */
  live(extra = ''): Promise<Asked> {
    return this.ask(this.link(`/${contentId}/v0/live.m3u8`) + extra)
  }

  /** Resolves when so many requests are held. */
  async held(count: number): Promise<void> {
    await vi.waitFor(() => expect(this.waiting).toBe(count), { interval: 5 })
  }
}

export const rows = (count: number) => Array.from({ length: count }, (_, sequence) => row(sequence))

/** Starts one before each test of the file and ends it after; a failure the origin logged fails the test. */
export function startOrigin(): () => StartedOrigin {
  let started: StartedOrigin
  beforeEach(async () => {
    started = new StartedOrigin()
    started.port = await started.origin.listen(0, '127.0.0.1')
  })
  afterEach(async () => {
    await started.origin.close()
    expect(started.failures).toEqual([])
  })
  return () => started
}
