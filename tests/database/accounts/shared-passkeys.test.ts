import { describe, expect, test } from 'vitest'
import { askForPasskey, enrolPasskey, findActor, listPasskeys, offerPasskey, removePasskey, signInByPasskey, startSession, type Asker } from '@/lib/accounts'
import type { PersonActor, SessionProof } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { Authenticator, type Flaw } from '@/tests/doubles/authenticator'
import { newOrganisation, newPerson } from '../cast'
import { openStage, outcomeOf } from '../stage'
import { newBrowser, nobody } from './sign-in-cast'

// One passkey for all our hosts, and those that were made for one host before.

const fan = 'https://fan.example.com'
const admin = 'https://admin.example.com'
const stage = await openStage({ akushuDemo: false, appOrigins: [fan, admin], passkeyRpId: 'example.com' })
const { ports } = stage
/** The same house before its hosts shared a domain. */
const before = stage.anotherProcess({ passkeyRpId: null })

const at = (origin: string) => newBrowser({ origin })

async function signedIn(personId: string, proof: SessionProof = 'email'): Promise<PersonActor> {
  const { token } = await startSession(ports, { personId, userAgent: null, proof })
  return personOf(token)
}

async function personOf(token: string): Promise<PersonActor> {
  const actor = await findActor(ports, token)
  if (actor.kind !== 'person') throw new Error('nobody is signed in')
  return actor
}

async function enrol(actor: PersonActor, device: Authenticator, asker: Asker, { flaw = {}, some = ports }: { flaw?: Flaw; some?: Ports } = {}) {
  const { options } = await offerPasskey(some, actor, asker)
  return enrolPasskey(some, actor, asker, { name: 'My phone', credential: device.create(options, asker.origin, flaw) })
}

async function answer(device: Authenticator, asker: Asker, { former = false, flaw = {} }: { former?: boolean; flaw?: Flaw } = {}) {
  const { options } = await askForPasskey(ports, asker, { former })
  return signInByPasskey(ports, asker, nobody, { credential: device.get(options, asker.origin, flaw) })
}

async function becomeOwner(personId: string): Promise<void> {
  const { organisationId } = await newOrganisation(stage)
  await ports.db.membership.create({ data: { organisationId, personId, role: 'owner' } })
}

test('a fan who becomes an owner acts there by the passkey made here', async () => {
  const personId = await newPerson(stage)
  const device = new Authenticator()
  await enrol(await signedIn(personId), device, at(fan))
  await becomeOwner(personId)
  const byMail = await signedIn(personId)
  expect((await listPasskeys(ports, byMail, at(admin))).passkeys).toMatchObject([{ host: 'example.com', isHere: true, isFormer: false, origin: null }])
  const { token } = await answer(device, at(admin))
  expect(await personOf(token)).toMatchObject({ memberships: [{ role: 'owner' }], needsPasskey: false })
})

test('one made for a single host is asked for by name, there and nowhere else', async () => {
  const actor = await signedIn(await newPerson(stage))
  const device = new Authenticator()
  await enrol(actor, device, at(fan), { some: before })
  expect(await listPasskeys(ports, actor, at(fan))).toMatchObject({ isShared: true, passkeys: [{ host: 'fan.example.com', isHere: true, isFormer: true, origin: fan }] })
  expect(await listPasskeys(ports, actor, at(admin))).toMatchObject({ passkeys: [{ isHere: false, isFormer: true, origin: fan }] })
  await expect(answer(device, at(fan))).rejects.toThrow('NotAllowedError')
  expect(await outcomeOf(answer(device, at(fan), { former: true }))).toBe('done')
  await expect(answer(device, at(admin), { former: true })).rejects.toThrow('NotAllowedError')
})

test('its owner makes a shared one with it, and never by the mailbox', async () => {
  const personId = await newPerson(stage)
  const old = new Authenticator()
  await enrol(await signedIn(personId), old, at(fan), { some: before })
  await becomeOwner(personId)
  const byMail = await signedIn(personId)
  for (const origin of [fan, admin]) expect(await outcomeOf(offerPasskey(ports, byMail, at(origin)))).toBe('passkey_required')
  const { token } = await answer(old, at(fan), { former: true })
  const device = new Authenticator()
  await enrol(await personOf(token), device, at(fan))
  const { token: there } = await answer(device, at(admin))
  const owner = await personOf(there)
  expect(owner.memberships).toMatchObject([{ role: 'owner' }])
  const [first] = (await listPasskeys(ports, owner, at(admin))).passkeys
  expect(await outcomeOf(removePasskey(ports, owner, { passkeyId: first?.id ?? '' }))).toBe('done')
})

describe('what was signed elsewhere is refused', () => {
  const flaws: [string, { former?: boolean; flaw: Flaw }][] = [
    ['on another host of ours', { flaw: { origin: admin } }],
    ['on a host below the domain that is none of ours', { flaw: { origin: 'https://evil.example.com' } }],
    ['for the shared domain by a passkey of one host', { former: true, flaw: { rpId: 'example.com' } }],
    ['for one host by a shared passkey', { flaw: { rpId: 'fan.example.com' } }],
  ]
  test.each(flaws)('%s', async (_name, { former = false, flaw }) => {
    const actor = await signedIn(await newPerson(stage))
    const device = new Authenticator()
    await enrol(actor, device, at(fan), former ? { some: before } : {})
    expect(await outcomeOf(answer(device, at(fan), { former, flaw }))).toBe('passkey_refused')
  })

  test('a new one from another origin than was asked', async () => {
    const actor = await signedIn(await newPerson(stage))
    expect(await outcomeOf(enrol(actor, new Authenticator(), at(fan), { flaw: { origin: admin } }))).toBe('passkey_refused')
    expect(await outcomeOf(enrol(actor, new Authenticator(), at(fan), { flaw: { rpId: 'fan.example.com' } }))).toBe('passkey_refused')
  })

  test('a passkey of one host, with another host of ours as its origin', async () => {
    const device = new Authenticator()
    await enrol(await signedIn(await newPerson(stage)), device, at(fan), { some: before })
    const asker = at(admin)
    const { options } = await askForPasskey(ports, asker, { former: true })
    const credential = device.get({ ...options, rpId: 'fan.example.com' }, admin)
    expect(await outcomeOf(signInByPasskey(ports, asker, nobody, { credential }))).toBe('passkey_refused')
  })
})
