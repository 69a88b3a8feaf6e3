import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { normaliseAddress, type PlatformRoleName } from '../contract'
import { addPerson, addPlatformRole, endVisits, findPersonByAddress, findPlatformPeople, removePlatformRole } from './store'

/**
 * Makes somebody support or privacy of the platform, by their address; one who has never signed in becomes it when they do.
 * For whoever runs the platform, never behind a route. Answers false when they were it. Throws for what is no address.
 */
export async function grantPlatformRole(ports: Ports, role: PlatformRoleName, address: string): Promise<boolean> {
  const email = read(address)
  return transact(ports, async (inside) => {
    const known = await findPersonByAddress(inside.db, email)
    const personId = known?.id ?? inside.ids.uuid()
    if (!known) await addPerson(inside.db, { id: personId, email, displayName: email.slice(0, email.indexOf('@')) })
    const isNew = await addPlatformRole(inside.db, { id: inside.ids.uuid(), personId, role })
    if (isNew) await recordEntry(inside, { actorId: null, subjectId: personId, detail: { role } })
    return isNew
  })
}

/** Takes it away, and ends their visits in that role. Answers false when they were not. Throws for what is no address. */
export async function takePlatformRole(ports: Ports, role: PlatformRoleName, address: string): Promise<boolean> {
  const email = read(address)
  return transact(ports, async (inside) => {
    const known = await findPersonByAddress(inside.db, email)
    if (!known || !(await removePlatformRole(inside.db, known.id, role))) return false
    const ended = await endVisits(inside.db, { personId: known.id, role }, inside.clock.now())
    await recordEntry(inside, { actorId: null, subjectId: known.id, detail: { role } })
    for (const { id, organisationId } of ended) {
      await recordEntry(inside, { actorId: null, subjectId: known.id, organisationId, detail: { role, visit: id } })
    }
    return true
  })
}

/** The platform's people, by role. */
export async function listPlatformPeople(ports: Ports): Promise<{ role: PlatformRoleName; address: string; name: string }[]> {
  const rows = await findPlatformPeople(ports.db)
  return rows.map(({ role, person }) => ({ role, address: person.email ?? '—', name: person.displayName }))
}

function read(address: string): string {
  const email = normaliseAddress(address)
  if (!email) throw new Error(`not an e-mail address: ${address}`)
  return email
}
