import { recordEntry } from '@/lib/audit'
import { owe } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { addBan } from './store'

/**
 * Bans a person from everything of one organisation. Call it inside a transaction, with an
 * organisation that the caller's scope has already been narrowed to.
 */
export async function banPerson(
  ports: Ports,
  input: { byPersonId: string; personId: string; organisationId: string; reason: string },
): Promise<void> {
  await addBan(ports.db, {
    id: ports.ids.uuid(),
    organisationId: input.organisationId,
    personId: input.personId,
    reason: input.reason,
  })
  await owe(ports, 'person.banned', { personId: input.personId, organisationId: input.organisationId })
  await recordEntry(ports, { actorId: input.byPersonId, subjectId: input.personId, organisationId: input.organisationId })
}
