import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { notFound, Problem } from '@/lib/platform/problem'
import { browserHashes, type Asker } from '../browser'
import type { IdentitiesDto, PersonActor, ProviderName } from '../contract'
import { addIdentity, findIdentities, findProved, removeIdentity, spendAttempt } from './store'

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

/**
 * Links the account that was proved in this browser to the person who is signed in here. Throws `not_found` when none
 * waits, and `conflict` when it is somebody's already or the person has another one of that provider.
 */
export async function confirmIdentity(ports: Ports, actor: PersonActor, asker: Asker): Promise<{ done: true }> {
  await transact(ports, async (inside) => {
    const now = inside.clock.now()
    const attempt = await findProved(inside.db, browserHashes(inside, asker.browser), now)
    if (!attempt || !(await spendAttempt(inside.db, attempt.id, now))) throw notFound('nothing waits to be linked')
    const { provider, subject } = attempt
    const isLinked = await addIdentity(inside.db, { id: inside.ids.uuid(), personId: actor.personId, provider, subject, createdAt: now })
    if (!isLinked) throw new Problem('conflict', { user: 'That account is linked already, or another one of the same kind is.' })
    await recordEntry(inside, { actorId: actor.personId, detail: { linked: provider } })
  })
  return { done: true }
}

/** Takes a link away. The address stays as a way in. Throws `not_found`. */
export async function unlinkIdentity(ports: Ports, actor: PersonActor, input: { provider: ProviderName }): Promise<{ done: true }> {
  await transact(ports, async (inside) => {
    if (!(await removeIdentity(inside.db, actor.personId, input.provider))) throw notFound()
    await recordEntry(inside, { actorId: actor.personId, detail: { unlinked: input.provider } })
  })
  return { done: true }
}

function isKnown(provider: string): provider is ProviderName {
  return provider === 'line' || provider === 'google'
}
