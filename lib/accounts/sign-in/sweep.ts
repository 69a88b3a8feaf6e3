import type { Ports } from '@/lib/platform/ports'
import { browserLifeMs } from '../browser'
import { sweepChallenges } from '../passkeys/store'
import { sweepAttempts } from '../providers/store'
import { countedForMs } from './rules/limits'
import { sweepProved, sweepRequests } from './store'

/** Forgets what can neither be used nor counted any more: requests, known browsers, ways out to providers, challenges. */
export async function sweepSignIns(ports: Ports): Promise<void> {
  const now = ports.clock.now()
  await sweepRequests(ports.db, new Date(now.getTime() - countedForMs))
  await sweepProved(ports.db, new Date(now.getTime() - browserLifeMs))
  await sweepAttempts(ports.db, now)
  await sweepChallenges(ports.db, now)
}
