import { describe, expect, it } from 'vitest'
import { entryMac, type EntryFacts } from './entry-mac'

const key = Buffer.alloc(32, 7)
const facts: EntryFacts = {
  at: new Date('2026-11-22T10:00:00.000Z'), id: 'a', action: 'playback.key', outcome: 'done', actor: 'x', subject: 'y',
  subjectKeyId: 'k', organisationId: null, eventId: null, contentId: 'c', ticketId: 't', grantId: 'g', epoch: 3,
  network: null, requestId: 'r', detail: { a: 1, b: 'two' },
}

describe('the MAC of a ledger row', () => {
  it('does not depend on the order of the detail', () => {
    expect(entryMac(key, { ...facts, detail: { b: 'two', a: 1 } })).toEqual(entryMac(key, facts))
  })

  it('changes with every column', () => {
    const first = entryMac(key, facts).toString('hex')
    const changed: Partial<EntryFacts>[] = [
      { at: new Date('2026-11-22T10:00:00.001Z') }, { id: 'b' }, { action: 'playback.grant' }, { outcome: 'refused' }, { actor: null },
      { subject: null }, { subjectKeyId: 'l' }, { organisationId: 'o' }, { eventId: 'e' }, { contentId: null }, { ticketId: null },
      { grantId: null }, { epoch: 4 }, { network: 'n' }, { requestId: 's' }, { detail: { a: 2, b: 'two' } },
    ]
    for (const change of changed) expect(entryMac(key, { ...facts, ...change }).toString('hex')).not.toBe(first)
  })

  it('changes with the key', () => {
    expect(entryMac(Buffer.alloc(32, 8), facts)).not.toEqual(entryMac(key, facts))
  })
})
