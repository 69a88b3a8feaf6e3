import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail as it came over the wire. */
export type ReceivedMail = { from: string; to: string[]; raw: string }

/** What the server answers to a recipient or a letter: an SMTP code, or silence. */
type Refusal = { code: number; at: 'rcpt' | 'data' | 'sender' } | 'silence'

/** A mail server as the other side has it: real SMTP over a socket, with the moods that mail servers have. */
export class MailServer {
  readonly received: ReceivedMail[] = []
  /** By recipient; taken at once when it is not named here. */
  readonly moods = new Map<string, Refusal>()
  /** By sender. */
  readonly senders = new Map<string, Refusal>()
  readonly #server: SMTPServer

  constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      closeTimeout: 100,
      onMailFrom: ({ address }, _session, done) => done(asError(this.senders.get(address), 'sender')),
      onRcptTo: ({ address }, _session, done) => {
        if (this.moods.get(address) === 'silence') return
        done(asError(this.moods.get(address), 'rcpt'))
      },
      onData: (stream, { envelope }, done) => {
        const to = envelope.rcptTo.map(({ address }) => address)
        const pieces: Buffer[] = []
        stream.on('data', (piece: Buffer) => pieces.push(piece))
        stream.on('end', () => {
          const refusal = asError(this.moods.get(to[0] ?? ''), 'data')
          if (refusal) return done(refusal)
          this.received.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to, raw: Buffer.concat(pieces).toString('utf8') })
          done()
        })
      },
    })
  }

  async start(): Promise<string> {
    const listener = this.#server.listen(0, '127.0.0.1')
    await once(listener, 'listening')
    return `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve))
  }

  to(address: string): ReceivedMail[] {
    return this.received.filter(({ to }) => to.includes(address))
  }
}

function asError(refusal: Refusal | undefined, at: 'rcpt' | 'data' | 'sender'): Error | null {
  if (!refusal || refusal === 'silence' || refusal.at !== at) return null
  return Object.assign(new Error('not now, or never'), { responseCode: refusal.code })
}
