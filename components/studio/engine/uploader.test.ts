import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MediaObject } from './segmenter'
import { Uploader } from './uploader'

type Push = { path: string; run: string | null }
type Answer = { status: number; code?: string } | 'no answer'

const target = { ingestUrl: '/api/ingest/stream/', run: 3 }
const init: MediaObject = { kind: 'init', bytes: new Uint8Array(5) }
const segment = (number: number): MediaObject => ({ kind: 'segment', number, bytes: new Uint8Array(100), durationMs: 1000 })

/** A server that gives the listed answers to a path's pushes in turn, then accepts. */
function serverWith(answers: Record<string, Answer[]> = {}): Push[] {
  const pushes: Push[] = []
  vi.stubGlobal('fetch', async (address: string, request: RequestInit) => {
    const path = address.slice(target.ingestUrl.length)
    pushes.push({ path, run: new Headers(request.headers).get('Akushu-Run') })
    const answer = answers[path]?.shift() ?? { status: 201 }
    if (answer === 'no answer') throw new TypeError('network')
    return new Response(JSON.stringify({ code: answer.code ?? null }), { status: answer.status })
  })
  return pushes
}

const paths = (pushes: Push[], rendition = 'v0') =>
  pushes.map((push) => push.path).filter((path) => path.startsWith(rendition))

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('uploader', () => {
  it('pushes the init first, then segments in order, with the run in a header', async () => {
    const pushes = serverWith()
    const uploader = new Uploader(() => undefined)
    for (const object of [init, segment(0), segment(1)]) uploader.add('v0', object)
    uploader.begin(target)
    await vi.runAllTimersAsync()
    expect(paths(pushes)).toEqual(['v0/init.mp4', 'v0/0.m4s', 'v0/1.m4s'])
    expect(new Set(pushes.map((push) => push.run))).toEqual(new Set(['3']))
    expect(uploader.read()).toMatchObject({ bytesSent: 205, backlogMs: 0, gaps: 0, failingSinceMs: null })
  })

  it('nothing is pushed before the run is open', async () => {
    const pushes = serverWith()
    const uploader = new Uploader(() => undefined)
    uploader.add('v0', init)
    uploader.add('v0', segment(0))
    await vi.advanceTimersByTimeAsync(5000)
    expect(pushes).toEqual([])
    expect(uploader.read().backlogMs).toBe(1000)
  })

  it('a push that fails is tried again before the next one, whatever the failure', async () => {
    const pushes = serverWith({ 'v0/0.m4s': [{ status: 503 }, 'no answer', { status: 429 }] })
    const uploader = new Uploader(() => undefined)
    for (const object of [init, segment(0), segment(1)]) uploader.add('v0', object)
    uploader.begin(target)
    await vi.runAllTimersAsync()
    expect(paths(pushes)).toEqual(['v0/init.mp4', 'v0/0.m4s', 'v0/0.m4s', 'v0/0.m4s', 'v0/0.m4s', 'v0/1.m4s'])
    expect(uploader.read()).toMatchObject({ retries: 3, gaps: 0, backlogMs: 0 })
  })

  it('a rendition that is stuck does not hold the other one up', async () => {
    const pushes = serverWith({ 'v0/0.m4s': Array.from({ length: 50 }, () => ({ status: 503 })) })
    const uploader = new Uploader(() => undefined)
    for (const name of ['v0', 'v1']) for (const object of [init, segment(0), segment(1)]) uploader.add(name, object)
    uploader.begin(target)
    await vi.advanceTimersByTimeAsync(3000)
    expect(paths(pushes, 'v1')).toEqual(['v1/init.mp4', 'v1/0.m4s', 'v1/1.m4s'])
    expect(uploader.read().backlogMs).toBe(2000)
    expect(uploader.read().failingSinceMs).not.toBeNull()
    uploader.stop()
  })

  it('an ingest that lost the init gets it again, and then the segment', async () => {
    const pushes = serverWith({ 'v0/1.m4s': [{ status: 412, code: 'init_missing' }] })
    const uploader = new Uploader(() => undefined)
    for (const object of [init, segment(0), segment(1)]) uploader.add('v0', object)
    uploader.begin(target)
    await vi.runAllTimersAsync()
    expect(paths(pushes)).toEqual(['v0/init.mp4', 'v0/0.m4s', 'v0/1.m4s', 'v0/init.mp4', 'v0/1.m4s'])
  })

  it.each([
    ['run_superseded', 'superseded'],
    ['stream_ended', 'stream_ended'],
  ])('409 %s stops both renditions and says so once', async (code, said) => {
    const pushes = serverWith({ 'v0/0.m4s': [{ status: 409, code }], 'v1/0.m4s': [{ status: 409, code }] })
    const told: string[] = []
    const uploader = new Uploader((problem) => told.push(problem))
    for (const name of ['v0', 'v1']) for (const object of [init, segment(0), segment(1)]) uploader.add(name, object)
    uploader.begin(target)
    await vi.runAllTimersAsync()
    expect(told).toEqual([said])
    expect(pushes.map((push) => push.path)).not.toContain('v0/1.m4s')
    uploader.add('v0', segment(2))
    await vi.runAllTimersAsync()
    expect(pushes.map((push) => push.path)).not.toContain('v0/2.m4s')
  })

  it('a segment refused for good is one counted gap, and the next one goes on', async () => {
    const pushes = serverWith({ 'v0/0.m4s': [{ status: 422, code: 'invalid_media' }] })
    const uploader = new Uploader(() => undefined)
    for (const object of [init, segment(0), segment(1)]) uploader.add('v0', object)
    uploader.begin(target)
    await vi.runAllTimersAsync()
    expect(paths(pushes)).toEqual(['v0/init.mp4', 'v0/0.m4s', 'v0/1.m4s'])
    expect(uploader.read().gaps).toBe(1)
  })

  it('settled waits for the last segment, and no longer than it is told', async () => {
    serverWith({ 'v0/0.m4s': Array.from({ length: 50 }, () => ({ status: 503 })) })
    const stuck = new Uploader(() => undefined)
    stuck.add('v0', init)
    stuck.add('v0', segment(0))
    stuck.begin(target)
    const gaveUp = stuck.settled(2000)
    await vi.advanceTimersByTimeAsync(2100)
    expect(await gaveUp).toBe(false)
    stuck.stop()
    serverWith()
    const quick = new Uploader(() => undefined)
    quick.add('v0', init)
    quick.add('v0', segment(0))
    const done = quick.settled(2000)
    quick.begin(target)
    await vi.advanceTimersByTimeAsync(10)
    expect(await done).toBe(true)
  })
})
