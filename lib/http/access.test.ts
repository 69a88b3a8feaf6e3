import { describe, expect, it } from 'vitest'
import type { Actor, PersonActor } from '@/lib/accounts/contract'
import { artist, checkAccess, demoOnly, ingestor, platform, publicBecause, signedIn, staff, ticketHolder, type Access } from './access'

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
  it('lets the event’s own staff through the doors that name them', () => {
    const desk: PersonActor = { ...fan, eventStaff: [{ eventId: 'e', role: 'desk', limitedTo: [] }] }
    expect(outcome(staff('manager', 'slug', ['desk', 'support']), desk)).toBe('in')
    expect(outcome(staff('manager', 'slug', ['moderator']), desk)).toBe('not_found')
    expect(outcome(staff('moderator', null), desk)).toBe('not_found')
  })
  it('knows the platform’s people by their role, and a visit as a role in one house', () => {
    const support: PersonActor = { ...fan, platformRoles: ['support'] }
    expect(outcome(platform(null), support)).toBe('in')
    expect(outcome(platform('privacy'), support)).toBe('not_found')
    expect(outcome(platform(null), manager)).toBe('not_found')
    expect(outcome(staff('moderator', null), support)).toBe('not_found')
    const visiting: PersonActor = { ...support, visits: [{ visitId: 'v', organisationId: 'o', role: 'support' }] }
    expect(outcome(staff('manager', 'slug'), visiting)).toBe('in')
    expect(outcome(staff('owner', 'orderId'), visiting)).toBe('not_found')
  })
  it('tells whose role waits for a passkey so, and nobody else', () => {
    expect(outcome(staff('manager', 'slug'), { ...fan, needsPasskey: true })).toBe('passkey_required')
    expect(outcome(platform(null), { ...fan, needsPasskey: true })).toBe('passkey_required')
    expect(outcome(signedIn(), { ...fan, needsPasskey: true })).toBe('in')
  })
})
