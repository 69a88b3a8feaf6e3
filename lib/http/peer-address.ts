/**
 * The header in which our own server says who is at the other end of the socket, over whatever the client sent under that
 * name: a route handler sees headers only, never the socket.
 */
export const peerHeader = 'x-akushu-peer'
