import { loadavg } from 'node:os'
import { openDatabase, type Database } from '@/lib/platform/db'
import { readEnvironment } from '@/lib/platform/env'
import { portsFrom } from '@/processes/ports'
import { startStack, type Stack } from '@/processes/stack'
import { gatherCrowd, type Viewer } from './crowd'
import { postText, startGenerator } from './generator'
import type { Measured } from './live'
import { queriesPerGrant } from './queries'
import { addLiveRows } from './rows'
import { sayWhetherCalm, shareOf, type Side } from './share'
import { signaturesPerSecond } from './signatures'

/** Where the copy has its empty route, below `app`. */
export const emptyRoutePath = 'api/empty'

const basePort = 3200
/** So many that nearly everybody asks once: a crowd comes in. */
const viewers = 20_000
const connections = 8
const segments = 30

/** Runs in the copy of the tree that has the empty route. @param say one line about what goes on */
export async function grantsInside(say: (line: string) => void): Promise<Measured> {
  const [loadBefore = 0] = loadavg()
  sayWhetherCalm(loadBefore, say)
  say('Building and starting the stack.')
  const environment = { TRUSTED_PROXIES: '1', LOG_LEVEL: 'warn' }
  const stack = await startStack({ stateDir: '.test/bench-stack', ports: portsFrom(basePort), build: 'production', isFresh: true, environment })
  const { db, close } = openDatabase(stack.postgres.ownerUrl, 4)
  const generator = await startGenerator()
  try {
    say(`Gathering ${viewers} signed-in viewers with a ticket each, at a broadcast that is on air.`)
    const crowd = await gather(db, stack)
    const host = `fan.localhost:${basePort}`
    const asked = (path: string) => crowd.map(({ ticketId, token }, index) => postText(`/${path}`, host, { ticketId }, `__Host-akushu-session=${token}`, addressOf(index)))
    await generator.give('grants', asked('api/playback/grants'))
    await generator.give('empty', asked(emptyRoutePath))
    const pid = stack.pid('app')
    const round = { connections, milliseconds: 2_000, port: basePort }
    const side = (name: string, status: number): Side => ({ pid, round: { ...round, name, status } })
    const { share, detail } = await shareOf(generator, side('grants', 201), side('empty', 200), { rounds: 10 }, say)
    const queries = await queriesPerGrant(readEnvironment(stack.env), crowd.slice(0, 5))
    const signatures = signaturesPerSecond()
    return {
      values: { share_of_empty_route: share },
      detail: { load_before: loadBefore, connections, viewers, ...detail, queries_per_grant: queries, signatures_per_second: signatures },
    }
  } finally {
    generator.stop()
    await close()
    await stack.stop()
  }
}

async function gather(db: Database, stack: Stack): Promise<Viewer[]> {
  const type = await db.ticketType.findFirstOrThrow({ where: { slug: 'live-archive', entitlements: { some: { kind: 'broadcast' } } }, include: { entitlements: true } })
  const broadcastId = type.entitlements.find(({ kind }) => kind === 'broadcast')?.broadcastId ?? ''
  const { organisationId } = await db.event.findUniqueOrThrow({ where: { id: type.eventId }, select: { organisationId: true } })
  await addLiveRows(db, { broadcastId, organisationId, eventId: type.eventId }, segments)
  return gatherCrowd(db, readEnvironment(stack.env), type.id, viewers)
}

/** Everybody comes from an address of their own, as the proxy in front would say. */
function addressOf(index: number): string {
  return `10.0.${Math.floor(index / 250)}.${(index % 250) + 1}`
}
