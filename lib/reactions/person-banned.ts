import type { Ports } from '@/lib/platform/ports'
import { endGrantsOfPerson } from '@/lib/streaming'

/** A ban ends what the person watches of that organisation, and closes their open streams. */
export function personBanned(ports: Ports, { personId, organisationId }: { personId: string; organisationId: string }): Promise<void> {
  return endGrantsOfPerson(ports, personId, organisationId)
}
