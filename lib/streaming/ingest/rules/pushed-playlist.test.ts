import { describe, expect, it } from 'vitest'
import { readPushedPlaylist } from './pushed-playlist'
import { MediaRefused } from './refused'

const refusal = (text: string) => {
  try {
    readPushedPlaylist(text)
  } catch (error) {
    if (error instanceof MediaRefused) return error.code
    throw error
  }
  return 'taken'
}

const media = (...lines: string[]) => ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-TARGETDURATION:1', '#EXT-X-MEDIA-SEQUENCE:0', ...lines, ''].join('\n')
const entry = '#EXTINF:1.000000,\nseg_00000.m4s'

describe('a pushed playlist', () => {
  it('of a studio or an encoder is read for its facts', () => {
    expect(readPushedPlaylist(media('#EXT-X-INDEPENDENT-SEGMENTS', '#EXT-X-MAP:URI="init-1.m4s"', '', '#EXTINF:1.021333333333,', 'segment-1-1.m4s', '#EXTINF:1,', 'segment-1-2.m4s', '', '#EXT-X-ENDLIST'))).toEqual({
      kind: 'media',
      targetDuration: 1,
      ended: true,
      init: 'init-1.m4s',
      entries: [
        { name: 'segment-1-1.m4s', durationMs: 1021 },
        { name: 'segment-1-2.m4s', durationMs: 1000 },
      ],
    })
  })

  it('may list renditions', () => {
    const text = '#EXTM3U\r\n#EXT-X-STREAM-INF:BANDWIDTH=899512,AVERAGE-BANDWIDTH=838238,CODECS="avc1.42c00d,mp4a.40.2",RESOLUTION=320x180,FRAME-RATE=30.000\r\nv0/index.m3u8\r\n'
    expect(readPushedPlaylist(text)).toEqual({
      kind: 'multivariant',
      variants: [{ name: 'v0/index.m3u8', bandwidth: 899_512, averageBandwidth: 838_238, codecs: 'avc1.42c00d,mp4a.40.2', frameRate: 30 }],
    })
  })

  it('may name plain relative files only', () => {
    for (const uri of ['https://other.example/1.m4s', '//other.example/1.m4s', '/1.m4s', '../1.m4s', 'v0/../1.m4s', 'a/b/1.m4s', '1.m4s?x=1', '%2e%2e/1.m4s', 'data:,x', '{$x}.m4s', '1.webm', 'a b.m4s']) {
      expect(refusal(media(`#EXTINF:1,\n${uri}`))).toBe('playlist_foreign_uri')
      expect(refusal(media(`#EXT-X-MAP:URI="${uri}"`, entry))).toBe('playlist_foreign_uri')
      expect(refusal(media(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${uri}"`, entry))).toBe('playlist_foreign_uri')
      expect(refusal(`#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${uri}\n`)).toBe('playlist_foreign_uri')
    }
    expect(refusal('#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="https://other.example/a.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv0/a.m3u8\n')).toBe('playlist_foreign_uri')
  })

  it('may not bring a key', () => {
    expect(refusal(media('#EXT-X-KEY:METHOD=AES-128,URI="key.m4s"', entry))).toBe('playlist_foreign_key')
    expect(refusal(media('#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://x",KEYFORMAT="com.apple"', entry))).toBe('playlist_foreign_key')
    expect(refusal(media('#EXT-X-SESSION-KEY:METHOD=AES-128,URI="k"', entry))).toBe('playlist_foreign_key')
    expect(refusal(media('#EXT-X-KEY:METHOD=NONE', entry))).toBe('taken')
  })

  it('is refused when it is not one', () => {
    for (const text of ['', 'hello', '<html>', ' #EXTM3U\n', '#EXTM3U\n', media('seg_1.m4s'), media('#EXTINF:1,'), media('#EXTINF:abc,\n1.m4s'), media('#EXTINF:-1,\n1.m4s'), media('#EXT-X-DEFINE:NAME="a",VALUE="b"'), media('#EXT-X-BYTERANGE:1@2', entry), media('#EXT-X-MAP:URI="init.mp4",BYTERANGE="1@2"'), media('#EXT-X-MAP:URI="init.mp4'), media('#EXT-X-TARGETDURATION:x'), media('#EXT-X-STREAM-INF:BANDWIDTH=1', 'v0/a.m3u8'), media(`#EXTINF:1,\u0000\n1.m4s`), media('#EXT-X-X:'.padEnd(5000, 'x'))]) {
      expect(refusal(text)).toBe('playlist_invalid')
    }
  })
})
