import { describe, expect, it } from 'vitest'
import type { Actor, PersonActor } from '@/lib/accounts/contract'
import { artist, checkAccess, demoOnly, ingestor, publicBecause, signedIn, staff, ticketHolder, type Access } from './access'

const anonymous: Actor = { kind: 'anonymous' }
const fan: PersonActor = {
  kind: 'person', personId: 'p', sessionId: 's', displayName: 'n', locale: 'ja', memberships: [], artists: [], eventStaff: [], bannedFrom: [],
  platformRoles: [], visits: [], proof: 'email', provedAt: new Date(0), needsPasskey: false, rights: '',
}
const manager: PersonActor = { ...fan, memberships: [{ organisationId: 'o', role: 'manager' }] }
const singer: PersonActor = { ...fan, artists: [{ artistProfileId: 'a', organisationId: 'o', role: 'artist' }] }

function outcome(access: Access, actor: Actor, isDemo = false): string {
  try {
    checkAccess(access, actor, isDemo)
    return 'in'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('the gate', () => {
  it('lets everyone through an open door only', () => {
    expect(outcome(publicBecause('it is a poster'), anonymous)).toBe('in')
    for (const access of [signedIn(), ticketHolder('ticketId'), artist(null), ingestor('streamId'), staff('moderator', null)]) {
      expect(outcome(access, anonymous)).toBe('sign_in_required')
    }
  })
  it('tells those who could hold no such object that there is none', () => {
    expect(outcome(artist('broadcastId'), fan)).toBe('not_found')
    expect(outcome(ingestor('streamId'), manager)).toBe('not_found')
    expect(outcome(staff('moderator', null), singer)).toBe('not_found')
    expect(outcome(staff('owner', 'orderId'), manager)).toBe('not_found')
  })
  it('lets a higher role do what a lower one may', () => {
    expect(outcome(staff('moderator', null), manager)).toBe('in')
    expect(outcome(staff('manager', 'slug'), manager)).toBe('in')
  })
  it('has no demo door outside the demo', () => {
    expect(outcome(demoOnly('made-up people'), fan)).toBe('not_found')
    expect(outcome(demoOnly('made-up people'), anonymous, true)).toBe('in')
  })
})
