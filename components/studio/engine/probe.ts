import { pictureConfig } from './picture-encoder'

const SIZE = { width: 1280, height: 720, bitrate: 2_500_000 }
const PICTURES = 24
/** A machine this slow need not be measured further. ms */
const LONGEST_MS = 2500

/**
 * Measures how fast this machine encodes, with pictures that change everywhere, as a stage with lights does.
 * Takes a quarter of a second on a quick machine.
 * @returns pixels per second, flat out
 * @throws {StudioProblem} `no_video_encoder`
 */
export async function probeEncoder(): Promise<number> {
  const config = await pictureConfig(SIZE)
  let done = 0
  let failure: DOMException | null = null
  const encoder = new VideoEncoder({
    output: () => {
      done += 1
    },
    error: (error) => {
      failure = error
    },
  })
  encoder.configure(config)
  const pictures = noise()
  const started = performance.now()
  for (let index = 0; index < PICTURES; index += 1) {
    const frame = new VideoFrame(pictures[index % pictures.length] ?? new ArrayBuffer(0), {
      format: 'I420',
      codedWidth: SIZE.width,
      codedHeight: SIZE.height,
      timestamp: Math.round((index * 1_000_000) / 30),
    })
    encoder.encode(frame, { keyFrame: index === 0 })
    frame.close()
  }
  await Promise.race([encoder.flush(), new Promise((resolve) => setTimeout(resolve, LONGEST_MS))])
  const seconds = (performance.now() - started) / 1000
  if (encoder.state !== 'closed') encoder.close()
  return failure ? 0 : (done * SIZE.width * SIZE.height) / seconds
}

/** Four pictures of soft blocks that move, in I420 (ITU-R BT.601 planes, 4:2:0). */
function noise(): Uint8Array<ArrayBuffer>[] {
  return [0, 1, 2, 3].map((step) => {
    const luma = SIZE.width * SIZE.height
    const bytes = new Uint8Array((luma * 3) / 2).fill(128)
    for (let y = 0; y < SIZE.height; y += 1) {
      for (let x = 0; x < SIZE.width; x += 1) {
        const block = ((x + step * 6) >> 4) * 31 + ((y + step * 3) >> 4) * 17
        bytes[y * SIZE.width + x] = 60 + ((block * 7919) % 97) + (x & 7)
      }
    }
    return bytes
  })
}
