import { describe, expect, it } from 'vitest'
import { ffmpegCommands, ingestUrl, keyGap, obsFields, shellVariables } from './encoder-commands'

const path = '/api/ingest/5a0d'

describe('what an encoder is told', () => {
  it('is an address that encoders understand', () => {
    expect(ingestUrl('https://artist.example.jp', path)).toBe('https://artist.example.jp/api/ingest/5a0d')
    expect(ingestUrl('http://artist.localhost:3000', path)).toBe('http://localhost:3000/api/ingest/5a0d')
  })

  it('are commands that need nothing but the two variables', () => {
    expect(ffmpegCommands.test).toBe(
      'ffmpeg -re -f lavfi -i testsrc2=size=640x360:rate=30 -f lavfi -i sine -c:v libx264 -g 30 -c:a aac -f hls -hls_time 1 -hls_segment_type fmp4 -method PUT -headers "Authorization: Bearer $KEY" "$URL/index.m3u8"',
    )
    expect(ffmpegCommands.transportStream).toBe(ffmpegCommands.test.replace(' -hls_segment_type fmp4', ''))
    for (const command of Object.values(ffmpegCommands)) {
      expect(command).toContain('-hls_time 1')
      expect(command).toContain('-g 30')
      expect(command).not.toContain('\n')
    }
    expect(shellVariables({ url: 'https://a/b', key: keyGap })).toBe('URL="https://a/b"\nKEY="YOUR_KEY"')
  })

  it('keeps the header of OBS together', () => {
    expect(obsFields({ url: 'https://a/b', key: 'k' })).toMatchObject({ url: 'https://a/b/index.m3u8', muxer: expect.stringMatching(/ headers='Authorization: Bearer k'$/) })
  })
})
