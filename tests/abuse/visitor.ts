import http from 'node:http'
import { randomInt } from 'node:crypto'

/** The names under which the one app answers. */
export type HostName = 'fan' | 'artist' | 'admin'

export type Ask = {
  method?: string
  path: string
  /** Sent as JSON unless it is bytes or text. */
  body?: unknown
  headers?: Record<string, string>
  /** Headers that a browser would send, and this request does not. */
  without?: readonly string[]
}

export type Answer = {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
  /** The body as text. */
  text: string
}

/** Another address for each browser: limits by network must not hide what a patient attacker would find. */
const someAddress = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

/** A browser as the server sees it: a host, a jar of cookies and an address; everything else may be forged. */
export class Visitor {
  readonly #jar = new Map<string, string>()
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 32 })
  #address = someAddress()
  #carried: Record<string, string> = {}
  who: string | null = null

  constructor(
    readonly port: number,
    readonly host: HostName,
  ) {}

  get origin(): string {
    return `http://${this.host}.localhost:${this.port}`
  }

  /** The session's cookie alone, as somebody would steal it. */
  get cookies(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Signs in by the demo's link. Again means with another session. */
  async signIn(who = this.who ?? ''): Promise<void> {
    this.moveAway()
    const answer = await this.ask({ path: `/api/demo/sign-in/${who}` })
    if (answer.status !== 303) throw new Error(`${who} cannot sign in: ${answer.status} ${answer.text}`)
    this.who = who
  }

  /** Sends these headers with every request from now on, as an encoder does with its key. */
  carry(headers: Record<string, string>): void {
    this.#carried = headers
  }

  /** Sits in the same house as another: both have one network address. */
  moveInWith(other: Visitor): void {
    this.#address = other.#address
  }

  /** Another network: what is limited by address begins anew. */
  moveAway(): void {
    this.#address = someAddress()
  }

  ask(asked: Ask): Promise<Answer> {
    const { method = 'GET', path, body, headers = {}, without = [] } = asked
    const payload = encode(body)
    const all: Record<string, string> = {
      host: `${this.host}.localhost:${this.port}`,
      'x-forwarded-for': this.#address,
      ...(['GET', 'HEAD', 'OPTIONS'].includes(method) ? {} : { origin: this.origin }),
      ...(this.#jar.size > 0 ? { cookie: this.cookies } : {}),
      ...(payload ? { 'content-length': String(payload.length) } : {}),
      ...(payload && !(body instanceof Uint8Array) && typeof body !== 'string' ? { 'content-type': 'application/json' } : {}),
      ...this.#carried,
      ...headers,
    }
    for (const name of without) Reflect.deleteProperty(all, name)
    return new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port: this.port, method, path, headers: all, agent: this.#agent }, (response) => {
        this.#keep(response.headers['set-cookie'])
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.once('error', reject)
        response.once('end', () => {
          const whole = Buffer.concat(pieces)
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: whole, text: whole.toString('utf8') })
        })
      })
      request.once('error', (error: NodeJS.ErrnoException) => {
        // A kept connection may be closed at the other end in the same moment; browsers ask again on a new one.
        if (request.reusedSocket && error.code === 'ECONNRESET') resolve(this.ask(asked))
        else reject(error)
      })
      request.end(payload)
    })
  }

  /** Asks for JSON and insists on success: for what a check needs to have happened. */
  async must<T>(ask: Ask): Promise<T> {
    const answer = await this.ask(ask)
    if (answer.status >= 300) throw new Error(`${ask.method ?? 'GET'} ${ask.path} as ${this.who}: ${answer.status} ${answer.text.slice(0, 300)}`)
    return JSON.parse(answer.text) as T
  }

  /** Opens the person's event stream and keeps it open; resolves once it is. */
  listen(): Promise<OpenStream> {
    return new Promise((resolve, reject) => {
      const headers = { host: `${this.host}.localhost:${this.port}`, 'x-forwarded-for': this.#address, cookie: this.cookies }
      const request = http.get({ host: '127.0.0.1', port: this.port, path: '/api/me/events', headers, agent: false }, (response) => {
        if (response.statusCode !== 200) {
          response.resume()
          return reject(new Error(`no event stream for ${this.who}: ${response.statusCode}`))
        }
        const stream: OpenStream = { heard: '', closedAt: null, closed: Promise.resolve(), leave: () => request.destroy() }
        response.on('data', (piece: Buffer) => (stream.heard += piece.toString('utf8')))
        response.on('error', () => undefined)
        stream.closed = new Promise((done) => response.once('close', done)).then(() => void (stream.closedAt = performance.now()))
        resolve(stream)
      })
      request.once('error', reject)
    })
  }

  #keep(lines: string[] = []): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      if (attributes.some((attribute) => attribute.trim() === 'Max-Age=0')) this.#jar.delete(name)
      else this.#jar.set(name, value.join('='))
    }
  }
}

/** An event stream that is or was open. Times are those of `performance.now()`. */
export type OpenStream = { heard: string; closedAt: number | null; closed: Promise<void>; leave(): void }

function encode(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined
  if (body instanceof Uint8Array) return Buffer.from(body)
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
