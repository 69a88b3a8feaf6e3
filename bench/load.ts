import { connect, type Socket } from 'node:net'

/** One round of a load: whole HTTP/1.1 requests, sent over kept-alive connections, each as soon as the one before is answered. */
export type Round = {
  port: number
  connections: number
  milliseconds: number
  /** Taken in turn, also across rounds of the same `name`. */
  name: string
  /** The status that every answer must have. */
  status: number
}

export type RoundResult = {
  answers: number
  bytes: number
  milliseconds: number
  /** CPU time of this process, ms. */
  cpuMs: number
  /** Answers with another status; the first of them in words. */
  wrong: number
  firstWrong: string | null
}

const bufferBytes = 256 * 1024
const headEnd = Buffer.from('\r\n\r\n')
const chunkedEnd = Buffer.from('0\r\n\r\n')

/** Sends rounds. Requests are given once per name, since a round must not begin with megabytes of messages. */
export class Load {
  private readonly requests = new Map<string, { texts: Buffer[]; next: number }>()

  give(name: string, texts: readonly string[]): void {
    this.requests.set(name, { texts: texts.map((text) => Buffer.from(text)), next: 0 })
  }

  async run(round: Round): Promise<RoundResult> {
    const given = this.requests.get(round.name)
    if (!given) throw new Error(`no requests are called ${round.name}`)
    const next = () => {
      const text = given.texts[given.next++ % given.texts.length]
      if (!text) throw new Error('there are no requests')
      return text
    }
    const result: RoundResult = { answers: 0, bytes: 0, milliseconds: 0, cpuMs: 0, wrong: 0, firstWrong: null }
    const lines = await Promise.all(Array.from({ length: round.connections }, () => Line.open(round, next, result)))
    const cpu = process.cpuUsage()
    const startedAt = performance.now()
    const until = startedAt + round.milliseconds
    await Promise.all(lines.map((line) => line.work(until)))
    const { user, system } = process.cpuUsage(cpu)
    for (const line of lines) line.close()
    return { ...result, milliseconds: performance.now() - startedAt, cpuMs: (user + system) / 1000 }
  }
}

/** One connection. Its bytes land in one buffer that is used again and again, so that reading costs little. */
class Line {
  /** What is still to come of the answer; null before its head, -1 where its end is marked by an empty chunk. */
  private left: number | null = null
  private until = 0
  private finish: (() => void) | null = null
  private fail: ((error: Error) => void) | null = null

  private constructor(
    private readonly socket: Socket,
    private readonly expected: Buffer,
    private readonly next: () => Buffer,
    private readonly result: RoundResult,
  ) {}

  static open(round: Round, next: () => Buffer, result: RoundResult): Promise<Line> {
    const { promise, resolve, reject } = Promise.withResolvers<Line>()
    const buffer = Buffer.allocUnsafe(bufferBytes)
    const onread = { buffer, callback: (count: number): boolean => line.read(buffer.subarray(0, count)) }
    const socket: Socket = connect({ port: round.port, host: '127.0.0.1', noDelay: true, onread })
    const line: Line = new Line(socket, Buffer.from(`HTTP/1.1 ${round.status} `), next, result)
    socket.once('connect', () => resolve(line))
    socket.on('error', (error) => (reject(error), line.fail?.(error)))
    socket.on('close', () => line.fail?.(new Error('the server closed a connection')))
    return promise
  }

  /** Asks until it is time. */
  work(until: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.until = until
    this.finish = resolve
    this.fail = reject
    this.socket.write(this.next())
    return promise
  }

  close(): void {
    this.fail = null
    this.socket.destroy()
  }

  private read(bytes: Buffer): boolean {
    this.result.bytes += bytes.length
    this.left = this.left === null ? this.begin(bytes) : this.left < 0 ? this.left : this.left - bytes.length
    if (this.left === 0 || (this.left < 0 && bytes.subarray(-chunkedEnd.length).equals(chunkedEnd))) this.answered()
    return true
  }

  /** Reads an answer's head: servers on this machine send it in one piece. */
  private begin(bytes: Buffer): number {
    const end = bytes.indexOf(headEnd)
    if (end < 0) throw new Error('an answer whose head comes in pieces')
    const head = bytes.toString('latin1', 0, end)
    if (bytes.compare(this.expected, 0, this.expected.length, 0, this.expected.length) !== 0) {
      this.result.wrong += 1
      this.result.firstWrong ??= bytes.toString('latin1', 0, 600)
    }
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    return length === undefined ? -1 : Number(length) - (bytes.length - end - headEnd.length)
  }

  private answered(): void {
    this.left = null
    this.result.answers += 1
    if (performance.now() < this.until) {
      this.socket.write(this.next())
      return
    }
    this.fail = null
    this.finish?.()
  }
}
