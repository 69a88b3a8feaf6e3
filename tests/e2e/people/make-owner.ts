import type { Stack } from '../../../processes/stack'
import { readBooks } from '../books'

/** Makes somebody who has signed in before an owner of the demo's house. */
export async function makeOwner(stack: Pick<Stack, 'postgres'>, email: string): Promise<void> {
  await readBooks(
    stack,
    `INSERT INTO membership (id, organisation_id, person_id, role)
     SELECT gen_random_uuid(), organisation.id, person.id, 'owner' FROM organisation, person WHERE person.email = $1 AND organisation.name->>'ja' = '星空プロダクション'`,
    [email],
  )
}
