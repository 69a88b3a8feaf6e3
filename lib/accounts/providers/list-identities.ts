import type { Ports } from '@/lib/platform/ports'
import { browserHashes, type Asker } from '../browser'
import type { IdentitiesDto, PersonActor, ProviderName } from '../contract'
import { findIdentities, findProved } from './store'

/** The person's accounts elsewhere, and the one that has just been proved in this browser and waits for their yes. */
export async function listIdentities(ports: Ports, actor: PersonActor, asker: Asker): Promise<IdentitiesDto> {
  const rows = await findIdentities(ports.db, actor.personId)
  const pending = await findProved(ports.db, browserHashes(ports, asker.browser), ports.clock.now())
  const linked = rows.flatMap(({ provider, createdAt }) => (isKnown(provider) ? [{ provider, createdAt }] : []))
  const offered = ports.openid.names.filter((name) => !linked.some(({ provider }) => provider === name))
  return {
    identities: [
      ...linked.map(({ provider, createdAt }) => ({ provider, isLinked: true, linkedAt: createdAt.toISOString() })),
      ...offered.map((provider) => ({ provider, isLinked: false, linkedAt: null })),
    ],
    pending: pending && { provider: pending.provider, name: pending.name },
  }
}

function isKnown(provider: string): provider is ProviderName {
  return provider === 'line' || provider === 'google'
}
