// What an edge is measured against: a server of nothing but node:http that writes one buffer. bench-bare.mjs PORT BYTES
import { createServer } from 'node:http'
import { endWithParent, tellReady } from '@/processes/parent'

const [port, bytes] = process.argv.slice(2).map(Number)
if (!port || !bytes) throw new Error('Usage: bench-bare PORT BYTES')

const body = Buffer.alloc(bytes, 7)
const server = createServer({ noDelay: true }, (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': bytes })
  response.end(body)
})
endWithParent(async () => {
  server.closeAllConnections()
  server.close()
})
server.listen(port, '127.0.0.1', tellReady)
