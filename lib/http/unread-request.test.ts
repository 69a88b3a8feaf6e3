import { createServer, type RequestListener, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { hearOut } from './hear-out'
import { answerUnread } from './unread-request'

const servers: Server[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))))

/** Everything that a client hears who sends this, and perhaps more a little later, and then says no more. */
async function heard(sent: string, listener: RequestListener = (request) => void request.resume(), later = ''): Promise<string> {
  const server = createServer((request, response) => {
    hearOut({ server, socket: request.socket }, '/api/ingest/x/0.m4s')
    answerUnread(server, request.socket, { request, response }, () => [['x-content-type-options', 'nosniff']])
    listener(request, response)
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  return new Promise((resolve) => {
    let text = ''
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => socket.write(sent))
    socket.on('data', (piece) => (text += piece.toString('utf8')))
    socket.on('error', () => socket.destroy())
    socket.once('close', () => resolve(text))
    socket.once('end', () => socket.end())
    setTimeout(() => socket.end(later), 100)
  })
}

const head = (length: string) => `PUT /api/ingest/x/0.m4s HTTP/1.1\r\nHost: a\r\n${length}\r\n\r\n`
const bodyOf = (text: string) => JSON.parse(text.slice(text.indexOf('\r\n\r\n')))

it.each([
  ['before its length', `${head('Content-Length: 10')}abc`],
  ['before its last chunk', `${head('Transfer-Encoding: chunked')}3\r\nabc\r\n`],
  ['within a chunk', `${head('Transfer-Encoding: chunked')}9\r\nabc`],
])('a body that ends %s is a problem with words, and the end of the connection', async (_name, sent) => {
  const text = await heard(sent)
  expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  for (const line of ['content-type: application/problem+json', 'connection: close', 'cache-control: no-store', 'x-content-type-options: nosniff']) expect(text).toContain(`${line}\r\n`)
  expect(bodyOf(text)).toMatchObject({ status: 400, code: 'invalid_input', detail: expect.stringContaining('cut short') })
})

it('what cannot be read behind an answered request is a problem too, without a word of the parser', async () => {
  const text = await heard(`GET / HTTP/1.1\r\nHost: a\r\n\r\n`, (_request, response) => void response.end('fine'), 'rubbish\r\n\r\n')
  const [, second = ''] = text.split('fine')
  expect(second).toMatch(/^HTTP\/1\.1 400 /)
  expect(text).not.toMatch(/HPE|Parse Error/)
})

it('nothing is put behind the first bytes of an answer, nor a second answer behind the first', async () => {
  const begun = await heard(`${head('Content-Length: 10')}abc`, (_request, response) => void response.write('begun'))
  expect(begun.match(/HTTP\/1\.1/g)).toHaveLength(1)
  const refused = await heard(`${head('Content-Length: 10')}abc`, (_request, response) => void response.writeHead(401).end('refused'))
  expect(refused.match(/HTTP\/1\.1/g)).toHaveLength(1)
  expect(refused).toContain('refused')
})

it('a whole body is answered by whom it was for, though its sender has hung up', async () => {
  const text = await heard(`${head('Content-Length: 3')}abc`, (request, response) => {
    request.resume().once('end', () => setTimeout(() => response.end('taken'), 200))
  })
  expect(text).toMatch(/^HTTP\/1\.1 200 OK/)
})
