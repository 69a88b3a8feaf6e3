// Placeholder until the media origin is written: answers /health only.
import { createServer } from 'node:http'
import { env } from '@/lib/platform/env'
import { refuseBadEnvironment } from '@/processes/boot'
import { endWithParent, tellReady } from '@/processes/parent'

const { originPort, originHost } = refuseBadEnvironment(env)
const server = createServer((request, response) => {
  response.writeHead(request.url === '/health' ? 200 : 404).end()
})
endWithParent(() => {
  server.close()
  server.closeAllConnections()
})
server.listen(originPort, originHost, tellReady)
