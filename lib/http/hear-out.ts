import type { Server } from 'node:http'
import type { Socket } from 'node:net'

type Arrived = { server: Server & { httpAllowHalfOpen?: boolean }; socket: Socket }

const others = new WeakSet<Socket>()

/**
 * Takes what was sent whole although its sender has hung up: ffmpeg closes its connection right behind the last byte of
 * a body and waits for no answer. Node takes that for a change of mind, and what waits to be read is lost. So here a
 * connection stays half open; on all but those of the ingest a hang-up ends it, as it would without this.
 */
export function hearOut({ server, socket }: Arrived, path: string): void {
  server.httpAllowHalfOpen = true
  if (path.startsWith('/api/ingest/') || others.has(socket)) return
  others.add(socket)
  socket.once('end', () => socket.end())
}
