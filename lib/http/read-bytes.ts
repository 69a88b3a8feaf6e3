import { Problem } from '@/lib/platform/problem'

/** How long a body may take. It is let go on only while it keeps up: a connection that trickles is given back. */
const pace = {
  /** Until its first byte, ms. ffmpeg opens the PUT of its init segment when it starts, and has nothing to say for seconds. */
  firstByteMs: 20_000,
  /** From its first byte to its last, at most, ms. */
  wholeMs: 30_000,
  /** A body may be as slow as it likes for so long, ms; then it must have come at this rate. */
  graceMs: 4_000,
  bytesPerSecond: 8_000,
}

/**
 * The whole body. Reading stops as soon as it is longer than allowed or slower than `pace`; it is not cancelled, for that
 * would close the connection before the answer is out.
 * @param grow is told of each piece before it is kept, and throws where there is no room for it
 * Throws `too_large`, `too_slow`, or `invalid_input` when it is cut short.
 */
export async function readBytes(request: Request, maxBytes: number, grow: (bytes: number) => void = () => undefined): Promise<Buffer> {
  const announced = request.headers.get('content-length')
  if (announced !== null && Number(announced) > maxBytes) throw tooLarge(maxBytes)
  if (!request.body) return Buffer.alloc(0)
  const reader = request.body.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  let deadline = performance.now() + pace.firstByteMs
  let firstAt: number | null = null
  for (;;) {
    const piece = await readBefore(reader, deadline)
    if (!piece) break
    length += piece.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    growOrLeave(reader, () => grow(piece.length))
    pieces.push(piece)
    firstAt ??= performance.now()
    deadline = firstAt + Math.min(pace.wholeMs, pace.graceMs + (length * 1000) / pace.bytesPerSecond)
  }
  reader.releaseLock()
  if (announced !== null && Number(announced) !== length) throw cutShort()
  return Buffer.concat(pieces, length)
}

/** Who has no room leaves the rest to `letGoBy`. */
function growOrLeave(reader: ReadableStreamDefaultReader<Uint8Array>, grow: () => void): void {
  try {
    grow()
  } catch (error) {
    reader.releaseLock()
    throw error
  }
}

/** How long the rest of a refused body is let go by, ms. */
const passMs = 2_000

/**
 * Reads what is still coming of a body that was refused, and keeps nothing of it: who is answered while they send may
 * never see the answer. True when it has ended in time; else its connection is to be closed with the answer.
 */
export async function letGoBy(request: Request): Promise<boolean> {
  if (!request.body) return true
  if (request.body.locked) return false
  const reader = request.body.getReader()
  const deadline = performance.now() + passMs
  try {
    while (await readBefore(reader, deadline));
    return true
  } catch {
    return false
  }
}

/** The next piece, or null at the end. */
async function readBefore(reader: ReadableStreamDefaultReader<Uint8Array>, deadline: number): Promise<Uint8Array | null> {
  const timer = Promise.withResolvers<never>()
  const timeout = setTimeout(() => timer.reject(tooSlow()), Math.max(0, deadline - performance.now()))
  try {
    const { done, value } = await Promise.race([reader.read().catch(refuseTorn), timer.promise])
    return done ? null : value
  } finally {
    clearTimeout(timeout)
  }
}

/** A body whose connection broke is nobody's fault here, and nobody is there to hear of it. */
function refuseTorn(error: unknown): never {
  throw cutShort(String(error))
}

function cutShort(log?: string): Problem {
  return new Problem('invalid_input', { user: 'The body was cut short.', log })
}

function tooSlow(): Problem {
  return new Problem('too_slow', { user: 'The body came too slowly. Send less at once, or over a faster line.' })
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('too_large', { user: `The body is larger than ${maxBytes} bytes.` })
}
