import pg from 'pg'
import { findActor } from '@/lib/accounts'
import type { Environment } from '@/lib/platform/env'
import { openPorts, platformRequest } from '@/lib/platform/open-ports'
import { openGrant } from '@/lib/streaming'
import type { Viewer } from './crowd'

/** How often the database is asked for one grant, from the cookie to the link, BEGIN and COMMIT included. */
export async function queriesPerGrant(environment: Environment, viewers: readonly Viewer[]): Promise<number> {
  const { ports, close } = openPorts(environment, 'bench')
  let asked = 0
  const original = pg.Client.prototype.query
  const counted = function (this: pg.Client, ...given: unknown[]) {
    asked += 1
    return Reflect.apply(original, this, given)
  }
  const counts: number[] = []
  try {
    Object.assign(pg.Client.prototype, { query: counted })
    for (const { token, ticketId } of viewers) {
      asked = 0
      const actor = await findActor(ports, token)
      if (actor.kind !== 'person') throw new Error('a viewer is not signed in')
      await openGrant({ ...ports, request: platformRequest('playback.grant') }, actor, { ticketId })
      counts.push(asked)
    }
  } finally {
    Object.assign(pg.Client.prototype, { query: original })
    await close()
  }
  // The first ones open connections; a grant that supersedes another also tells its player.
  return Math.min(...counts)
}
