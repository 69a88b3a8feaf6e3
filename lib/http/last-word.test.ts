import http from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { haveLastWord, keepNothing } from './last-word'

const servers: http.Server[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))))

/** What a client gets when somebody behind the front door answers so. */
async function answered(answer: (response: http.ServerResponse) => void, method = 'GET'): Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }> {
  const server = http.createServer((_request, response) => {
    keepNothing(response)
    haveLastWord(response, () => ['GET', 'POST'])
    answer(response)
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, agent: false }, (response) => {
      let text = ''
      response.on('data', (piece: Buffer) => (text += piece.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    request.once('error', reject)
    request.end()
  })
}

it('makes a problem of a refusal that is none', async () => {
  const { status, headers, text } = await answered((response) => {
    response.statusCode = 500
    response.end('Internal Server Error: at secret.ts:1')
  })
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([500, 'application/problem+json', 'no-store'])
  expect(JSON.parse(text)).toMatchObject({ code: 'internal', status: 500, requestId: headers['x-request-id'] })
})

it('also when it comes in pieces, by writeHead, or without a body', async () => {
  const pieces = await answered((response) => {
    response.writeHead(404, { 'content-type': 'text/html' })
    response.write('<html>')
    response.end('</html>')
  })
  expect(JSON.parse(pieces.text)).toMatchObject({ code: 'not_found' })
  const empty = await answered((response) => response.writeHead(405).end())
  expect([empty.headers.allow, JSON.parse(empty.text).code]).toEqual(['GET, POST', 'method_not_allowed'])
  expect((await answered((response) => response.writeHead(404).end(), 'HEAD')).text).toBe('')
})

it('says nothing to what is well, or a problem already', async () => {
  const well = await answered((response) => response.end('fine'))
  expect([well.status, well.text, well.headers['content-length']]).toEqual([200, 'fine', '4'])
  const problem = await answered((response) => {
    response.writeHead(409, { 'content-type': 'application/problem+json' })
    response.end('{"code":"sold_out"}')
  })
  expect(problem.text).toBe('{"code":"sold_out"}')
})

it('lets nobody keep what does not say that it may be kept', async () => {
  const silent = await answered((response) => response.end('fine'))
  const redirect = await answered((response) => response.writeHead(308, { location: '/' }).end())
  const picture = await answered((response) => {
    response.setHeader('cache-control', 'public, max-age=60')
    response.end('picture')
  })
  expect([silent, redirect, picture].map(({ headers }) => headers['cache-control'])).toEqual(['no-store', 'no-store', 'public, max-age=60'])
})
