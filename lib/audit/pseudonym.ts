import { createHmac } from 'node:crypto'
import type { Ports } from '@/lib/platform/ports'

/** The keyed hash that stands for a person in the ledger. */
export function pseudonym(ports: Ports, personId: string): string {
  return keyedHash(ports, `person:${personId}`)
}

/** The keyed hash that stands for a network address in the ledger. */
export function networkPseudonym(keys: Ports['env']['ledgerSubjectKeys'], address: string): string {
  return createHmac('sha256', firstOf(keys).bytes).update(`network:${address}`).digest('base64url')
}

export function subjectKeyId(ports: Ports): string {
  return firstOf(ports.env.ledgerSubjectKeys).id
}

function keyedHash(ports: Ports, text: string): string {
  return createHmac('sha256', firstOf(ports.env.ledgerSubjectKeys).bytes).update(text).digest('base64url')
}

function firstOf<T>(keys: readonly T[]): T {
  const first = keys[0]
  if (!first) throw new Error('a ledger key is missing')
  return first
}
