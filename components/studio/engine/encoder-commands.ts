/** What an encoder is told: the address it pushes to, and its key or what stands for it. */
export type EncoderPlace = { url: string; key: string }

/** Stands in commands once the key is no longer to be seen. */
export const keyGap = 'YOUR_KEY'

/**
 * Where encoders push: this page's own host and the stream's path.
 * @param origin of the page. `*.localhost` is known to browsers, and to few other programs: there it is `localhost`.
 */
export function ingestUrl(origin: string, ingestPath: string): string {
  const url = new URL(ingestPath, origin)
  if (url.hostname.endsWith('.localhost')) url.hostname = 'localhost'
  return url.href
}

/** Sets what the commands below use, in a shell. */
export function shellVariables({ url, key }: EncoderPlace): string {
  return `URL="${url}"\nKEY="${key}"`
}

const testPicture = '-re -f lavfi -i testsrc2=size=640x360:rate=30 -f lavfi -i sine -c:v libx264 -g 30 -c:a aac'
const own = '-re -i INPUT -c:v libx264 -preset veryfast -tune zerolatency -pix_fmt yuv420p -r 30 -g 30 -sc_threshold 0 -b:v 2500k -maxrate 2500k -bufsize 2500k -c:a aac -ar 48000 -b:a 128k'
const target = '-method PUT -headers "Authorization: Bearer $KEY" "$URL/index.m3u8"'

/** Ready to copy: a test picture, one's own source, and the same in MPEG-TS. */
export const ffmpegCommands = {
  test: `ffmpeg ${testPicture} -f hls -hls_time 1 -hls_segment_type fmp4 ${target}`,
  own: `ffmpeg ${own} -f hls -hls_time 1 -hls_segment_type fmp4 -http_persistent 1 ${target}`,
  transportStream: `ffmpeg ${testPicture} -f hls -hls_time 1 ${target}`,
} as const

/** The fields of OBS' "Custom Output (FFmpeg)". Its muxer settings are `name=value`, parted by spaces; quotes hold a value together. */
export function obsFields({ url, key }: EncoderPlace) {
  return {
    url: `${url}/index.m3u8`,
    container: 'hls',
    muxer: `method=PUT hls_time=1 hls_segment_type=fmp4 http_persistent=1 headers='Authorization: Bearer ${key}'`,
    video: 'libx264',
    videoSettings: 'preset=veryfast tune=zerolatency x264-params=scenecut=0',
    audio: 'aac',
  } as const
}
