import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { anyFreePort, requireFreePorts, type Ports } from './ports'

const servers: Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** Somebody else's server. */
async function occupy(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

const freePorts = async (): Promise<Ports> => ({ app: await anyFreePort(), edge: await anyFreePort(), database: await anyFreePort() })

test('free ports are nothing to speak of', async () => {
  await expect(requireFreePorts(await freePorts(), 0)).resolves.toBeUndefined()
})

test.each([
  ['app', 'the app'],
  ['edge', 'the media origin'],
  ['database', 'PostgreSQL'],
] as const)('a taken port is said in one line, with what it is for: %s', async (name, use) => {
  const { port } = await occupy()
  const refused = await requireFreePorts({ ...(await freePorts()), [name]: port }, 0).catch((error: Error) => error)
  expect(refused).toBeInstanceOf(Error)
  expect(refused?.message).toBe(`Port ${port} is taken, which ${use} needs: stop what listens there.`)
})

test('a port that an earlier start is leaving is waited for', async () => {
  const { server, port } = await occupy()
  const required = requireFreePorts({ ...(await freePorts()), app: port }, 5_000)
  server.close()
  await expect(required).resolves.toBeUndefined()
})
