import type { Ports } from '@/lib/platform/ports'
import { sweepChallenges } from '../passkeys/store'
import { sweepAttempts } from '../providers/store'
import { countedForMs } from './rules/limits'
import { sweepRequests } from './store'

/** Forgets what can neither be used nor counted any more: requests, ways out to providers, challenges. */
export async function sweepSignIns(ports: Ports): Promise<void> {
  const now = ports.clock.now()
  await sweepRequests(ports.db, new Date(now.getTime() - countedForMs))
  await sweepAttempts(ports.db, now)
  await sweepChallenges(ports.db, now)
}
