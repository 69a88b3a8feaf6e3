import { Client } from 'pg'
import type { Log } from './log'

export type Notice = { topic: string; body: Record<string, unknown> }

/**
 * News between processes. At most once: whoever listens must also be able to look the state up,
 * so a notice is a hint, never the truth.
 */
export type Realtime = {
  publish(topic: string, body?: Record<string, unknown>): Promise<void>
  /** Hears every notice whose topic is `topic`. Returns the end of the subscription. */
  subscribe(topic: string, hear: (notice: Notice) => void): () => void
  /** Called after the connection was lost and is back: look everything up again. */
  onGap(heal: () => void): () => void
  close(): Promise<void>
}

const channel = 'akushu'

/**
 * Realtime over PostgreSQL's LISTEN/NOTIFY: one connection per process, which reconnects by itself.
 * Needs a direct connection, not a pooler in transaction mode.
 */
export function postgresRealtime(url: string, log: Log): Realtime {
  const listeners = new Map<string, Set<(notice: Notice) => void>>()
  const healers = new Set<() => void>()
  let client: Client | null = null
  let connecting: Promise<Client> | null = null
  let closed = false
  let waiting: { topic: string; payload: string; sent: () => void }[] = []
  let isSending = false

  const hear = (payload: string | undefined) => {
    if (!payload) return
    const notice = JSON.parse(payload) as Notice
    for (const listener of listeners.get(notice.topic) ?? []) listener(notice)
  }

  const connect = (): Promise<Client> => {
    if (closed) return Promise.reject(new Error('realtime is closed'))
    if (client) return Promise.resolve(client)
    connecting ??= open().finally(() => {
      connecting = null
    })
    return connecting
  }

  const open = async (): Promise<Client> => {
    const fresh = new Client({ connectionString: url, keepAlive: true })
    fresh.on('notification', (message) => hear(message.payload))
    fresh.on('error', () => lose(fresh))
    fresh.on('end', () => lose(fresh))
    await fresh.connect()
    await fresh.query(`LISTEN ${channel}`)
    client = fresh
    return fresh
  }

  const lose = (lost: Client) => {
    if (client !== lost) return
    client = null
    if (!closed) retry(250)
  }

  const retry = (waitMs: number) => {
    setTimeout(() => {
      if (closed) return
      connect().then(
        () => {
          for (const heal of healers) heal()
        },
        () => {
          log.warn({ waitMs }, 'realtime connection refused, trying again')
          retry(Math.min(waitMs * 2, 5_000))
        },
      )
    }, waitMs).unref()
  }

  /** One query at a time: what comes meanwhile goes with the next. */
  const send = async () => {
    isSending = true
    while (waiting.length > 0) {
      const notices = waiting
      waiting = []
      try {
        const connection = await connect()
        await connection.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [channel, notices.map(({ payload }) => payload)])
      } catch (error) {
        // A lost notice is healed by the state itself, so it must not fail what was done.
        log.warn({ topics: notices.map(({ topic }) => topic), err: error }, 'realtime notices not sent')
      }
      for (const { sent } of notices) sent()
    }
    isSending = false
  }

  return {
    publish(topic, body = {}) {
      return new Promise((sent) => {
        waiting.push({ topic, payload: JSON.stringify({ topic, body }), sent })
        if (!isSending) void send()
      })
    },
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      if (!client) connect().catch(() => retry(250))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(topic)
      }
    },
    onGap(heal) {
      healers.add(heal)
      return () => healers.delete(heal)
    },
    async close() {
      closed = true
      // One that is just being opened would otherwise outlive us.
      await connecting?.catch(() => undefined)
      await client?.end()
    },
  }
}
