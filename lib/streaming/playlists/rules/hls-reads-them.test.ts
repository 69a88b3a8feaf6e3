import { beforeAll, describe, expect, it, vi } from 'vitest'
import { writeLivePlaylist } from './media-playlist'
import { writeMultivariant } from './multivariant'

// The player's own parser. It wants a browser's global, so it is loaded after that is there.
type Parser = typeof import('hls.js')['M3U8Parser']
let parser: Parser

beforeAll(async () => {
  vi.stubGlobal('self', globalThis)
  parser = (await import('hls.js/dist/hls.mjs')).M3U8Parser
})

const contentId = '3f0c7a3e-0f0e-4b57-9c39-6f0f0a8f4f11'
const query = 'g=9b2e&Policy=eyJ~-_&Signature=MEUC~x-_&Key-Pair-Id=demo-1&Hash-Algorithm=SHA256'
const base = `https://edge.example/${contentId}/v0/live.m3u8?${query}&_HLS_msn=12`

function parseLive() {
  const iv = (number: number) => number.toString(16).padStart(32, '0')
  const row = (sequence: number, run: number, epoch: number) => ({ sequence, run, container: 'cmaf' as const, epoch, durationMs: 1001, iv: iv(sequence), discontinuity: false, programAt: 1_760_000_000_000 + sequence * 1001 })
  const text = writeLivePlaylist({
    contentId,
    targetDuration: 1,
    segments: [row(10, 1, 1), row(11, 1, 1), row(12, 1, 2), row(13, 2, 2)],
    inits: [
      { run: 1, epoch: 1, iv: iv(0xa1) },
      { run: 1, epoch: 2, iv: iv(0xa2) },
      { run: 2, epoch: 2, iv: iv(0xa3) },
    ],
    ended: false,
    before: null,
    discontinuitySequence: 4,
  })
  return parser.parseLevelPlaylist(text, base, 0, 'main' as Parameters<Parser['parseLevelPlaylist']>[3], 0, null)
}

describe('hls.js reads a live playlist', () => {
  it('without an error, with blocking reload and the right numbers', () => {
    const details = parseLive()
    expect(details.playlistParsingError).toBeNull()
    expect(details.canBlockReload).toBe(true)
    expect(details.holdBack).toBe(3)
    expect([details.startSN, details.endSN]).toEqual([10, 13])
    expect([details.startCC, details.endCC]).toEqual([4, 5])
    expect(details.live).toBe(true)
  })

  it('with the viewer query on every segment and init segment', () => {
    const fragments = parseLive().fragments
    expect(fragments.map((fragment) => fragment.url)).toEqual([10, 11, 12, 13].map((number) => `https://edge.example/${contentId}/v0/${number}.m4s?${query}`))
    expect(fragments.map((fragment) => fragment.initSegment?.url)).toEqual(['1-1', '1-1', '1-2', '2-2'].map((name) => `https://edge.example/${contentId}/v0/init-${name}.mp4?${query}`))
  })

  it('with the key of its epoch and the IV of its own for every object', () => {
    const fragments = parseLive().fragments
    const lastByte = (iv: Uint8Array | null | undefined) => iv?.at(-1)
    expect(fragments.map((fragment) => fragment.decryptdata?.uri)).toEqual([1, 1, 2, 2].map((epoch) => `https://edge.example/api/contents/${contentId}/keys/${epoch}`))
    expect(fragments.map((fragment) => lastByte(fragment.decryptdata?.iv))).toEqual([10, 11, 12, 13])
    expect(fragments.map((fragment) => lastByte(fragment.initSegment?.decryptdata?.iv))).toEqual([0xa1, 0xa1, 0xa2, 0xa3])
    expect(fragments.map((fragment) => fragment.initSegment?.decryptdata?.uri?.at(-1))).toEqual(['1', '1', '2', '2'])
  })

  it('with durations and times', () => {
    const fragments = parseLive().fragments
    expect(fragments.every((fragment) => fragment.duration === 1.001)).toBe(true)
    expect(fragments.map((fragment) => fragment.programDateTime)).toEqual([10, 11, 12, 13].map((number) => 1_760_000_000_000 + number * 1001))
  })
})

describe('hls.js reads a multivariant playlist', () => {
  it('with the viewer query on every rendition', () => {
    const text = writeMultivariant({ renditions: [{ name: 'v0', bandwidth: 900_000, codecs: 'avc1.64001f,mp4a.40.2', width: 640, height: 360 }], kind: 'live' })
    const parsed = parser.parseMasterPlaylist(text, `https://edge.example/${contentId}/live.m3u8?${query}`)
    expect(parsed.playlistParsingError).toBeNull()
    expect(parsed.levels.map((level) => level.url)).toEqual([`https://edge.example/${contentId}/v0/live.m3u8?${query}`])
  })
})
