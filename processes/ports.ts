import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** The three ports of a stack, all on 127.0.0.1. */
export type Ports = { app: number; edge: number; database: number }

/** The usual three in a row: app, edge, database. */
export function portsFrom(base: number): Ports {
  return { app: base, edge: base + 1, database: base + 2 }
}

const uses: Record<keyof Ports, string> = { app: 'the app', edge: 'the media origin', database: 'PostgreSQL' }

/**
 * @param patienceMs how long to wait for processes of an earlier start to be gone
 * @throws Error in one line naming the port that is taken
 */
export async function requireFreePorts(ports: Ports, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (const name of ['app', 'edge', 'database'] as const) {
    while (!(await isFree(ports[name]))) {
      if (Date.now() > deadline) {
        throw new Error(`Port ${ports[name]} is taken, which ${uses[name]} needs: stop what listens there.`)
      }
      await sleep(200)
    }
  }
}

/** Any port that is free at the moment. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
