import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

/** The header in which our own server says who is at the other end of the socket. */
export const peerHeader = 'x-akushu-peer'

/**
 * Writes the socket's address into every request before anyone reads it, over whatever the client sent
 * under that name: a route handler sees headers only, never the socket.
 */
export function announcePeers(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[peerHeader] = request.socket.remoteAddress ?? ''
  })
}
