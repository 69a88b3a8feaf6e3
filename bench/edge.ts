import { loadavg } from 'node:os'
import { portsFrom } from '@/processes/ports'
import { openEdgeGround } from './edge-ground'
import { getText, startGenerator } from './generator'
import type { Measured } from './live'
import { sayWhetherCalm, shareOf, type Side } from './share'

const grants = 50
const connections = 16

/**
 * The media origin serving the newest sealed segment, 150 kB, to many viewers, each with a signed query, against a server
 * of nothing but `node:http` that writes one buffer of the same length.
 */
export async function edge(say: (line: string) => void): Promise<Measured> {
  const [loadBefore = 0] = loadavg()
  sayWhetherCalm(loadBefore, say)
  say('Sealing twelve segments, and starting the media origin and the bare server.')
  const ports = portsFrom(3200)
  const ground = await openEdgeGround(ports)
  const generator = await startGenerator()
  try {
    await generator.give('origin', ground.paths(grants).map((path) => getText(path, `edge.localhost:${ports.edge}`)))
    await generator.give('bare', [getText('/', `127.0.0.1:${ports.app}`)])
    const round = { connections, milliseconds: 1_500, status: 200 }
    const origin: Side = { pid: ground.origin.pid(), round: { ...round, name: 'origin', port: ports.edge } }
    const bare: Side = { pid: ground.bare.pid(), round: { ...round, name: 'bare', port: ports.app } }
    const { share, detail } = await shareOf(generator, origin, bare, { rounds: 12 }, say)
    return {
      values: { share_of_bare_http: share },
      detail: { load_before: loadBefore, connections, grants, segment_bytes: ground.segmentBytes, ...detail },
    }
  } finally {
    generator.stop()
    await ground.stop()
  }
}
