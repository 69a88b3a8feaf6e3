import { keyedHash } from '@/lib/platform/rules/keyed-hash'
import type { Ports } from '@/lib/platform/ports'

/** The keyed hash that stands for a person in the ledger. */
export function pseudonym(ports: Ports, personId: string): string {
  return keyedHash(firstOf(ports.env.ledgerSubjectKeys).bytes, `person:${personId}`).toString('base64url')
}

/** The keyed hash that stands for a network address in the ledger. */
export function networkPseudonym(keys: Ports['env']['ledgerSubjectKeys'], address: string): string {
  return keyedHash(firstOf(keys).bytes, `network:${address}`).toString('base64url')
}

export function subjectKeyId(ports: Ports): string {
  return firstOf(ports.env.ledgerSubjectKeys).id
}

function firstOf<T>(keys: readonly T[]): T {
  const first = keys[0]
  if (!first) throw new Error('a ledger key is missing')
  return first
}
