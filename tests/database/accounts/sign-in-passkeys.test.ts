import { describe, expect, test } from 'vitest'
import { askForPasskey, enrolPasskey, findActor, listPasskeys, offerPasskey, removePasskey, signInByPasskey, startSession, sweepSignIns, type Asker } from '@/lib/accounts'
import type { PersonActor, SessionProof } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { Authenticator, type Flaw } from '@/tests/doubles/authenticator'
import { newOrganisation, newPerson } from '../cast'
import { openStage, outcomeOf, tally } from '../stage'
import { laneOf, newBrowser, nobody } from './sign-in-cast'

// As it is for everybody but the demo: roles wait for a passkey.
const stage = await openStage({ akushuDemo: false })
const { ports, clock } = stage
const adminHost = 'http://admin.localhost:3000'

async function signedIn(personId: string, proof: SessionProof = 'email', some: Ports = ports): Promise<PersonActor> {
  const { token } = await startSession(some, { personId, userAgent: null, proof })
  return personOf(token, some)
}

async function personOf(token: string, some: Ports = ports): Promise<PersonActor> {
  const actor = await findActor(some, token)
  if (actor.kind !== 'person') throw new Error('nobody is signed in')
  return actor
}

async function enrol(actor: PersonActor, device: Authenticator, asker: Asker = newBrowser(), flaw: Flaw = {}, some: Ports = ports) {
  const { options } = await offerPasskey(some, actor, asker)
  return enrolPasskey(some, actor, asker, { name: 'My phone', credential: device.create(options, asker.origin, flaw) })
}

async function answer(device: Authenticator, asker: Asker = newBrowser(), flaw: Flaw = {}) {
  const { options } = await askForPasskey(ports, asker)
  return signInByPasskey(ports, asker, nobody, { credential: device.get(options, asker.origin, flaw), next: '/tickets' })
}

async function newOwner(): Promise<string> {
  const { organisationId } = await newOrganisation(stage)
  const personId = await newPerson(stage, 'owner')
  await ports.db.membership.create({ data: { organisationId, personId, role: 'owner' } })
  return personId
}

test('a passkey is enrolled, and signs in afterwards', async () => {
  const actor = await signedIn(await newPerson(stage))
  const device = new Authenticator()
  const { token } = await enrol(actor, device)
  const asker = newBrowser()
  const { token: later, next, browser } = await answer(device, asker)
  expect(next).toBe('/tickets')
  expect(browser).toBe(asker.browser)
  const { email } = await ports.db.person.findUniqueOrThrow({ where: { id: actor.personId } })
  expect(await laneOf(stage, asker, email ?? '')).toBe('known')
  expect([await personOf(token), await personOf(later)]).toMatchObject([
    { personId: actor.personId, proof: 'passkey' },
    { personId: actor.personId, proof: 'passkey' },
  ])
})

test('enrolling signs this browser in anew, and ends the session it had', async () => {
  const personId = await newPerson(stage)
  const { token: before } = await startSession(ports, { personId, userAgent: null, proof: 'email' })
  const { token } = await enrol(await personOf(before), new Authenticator())
  expect((await findActor(ports, before)).kind).toBe('anonymous')
  expect(token).not.toBe(before)
})

test('the options ask for a verified user and a credential that is found without a name, and name nobody', async () => {
  const actor = await signedIn(await newPerson(stage))
  const { options } = await offerPasskey(ports, actor, newBrowser())
  expect(options).toMatchObject({ rp: { id: 'fan.localhost' }, attestation: 'none', authenticatorSelection: { residentKey: 'required', userVerification: 'required' } })
  expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(16)
  const asked = await askForPasskey(ports, newBrowser())
  expect(asked.options).toEqual({ challenge: expect.any(String), timeout: 300_000, rpId: 'fan.localhost', userVerification: 'required' })
})

const flaws: [string, Flaw][] = [
  ['from a page of another origin', { origin: 'https://evil.example' }],
  ['from another host of ours', { origin: adminHost }],
  ['for another host', { rpId: 'evil.example' }],
  ['to another challenge', { challenge: Buffer.alloc(32, 9).toString('base64url') }],
  ['without a verified user', { isVerified: false }],
  ['without anybody present', { isPresent: false }],
  ['from a frame in another page', { crossOrigin: true }],
]

describe('an answer that signs in', () => {
  const more: [string, Flaw][] = [
    ['of another type', { type: 'webauthn.create' }],
    ['signed with another key', { withAnotherKey: true }],
    ['of a credential that nobody has', { id: Buffer.alloc(32, 7).toString('base64url') }],
    ['for another person', { userHandle: Buffer.alloc(16, 7).toString('base64url') }],
    ['with a counter that went back', { counter: 1 }],
  ]
  test.each([...flaws, ...more])('%s is refused', async (_name, flaw) => {
    const actor = await signedIn(await newPerson(stage))
    const device = new Authenticator()
    await enrol(actor, device)
    expect(await outcomeOf(answer(device, newBrowser(), flaw))).toBe('passkey_refused')
    expect(await outcomeOf(answer(device))).toBe('done')
  })
})

describe('an answer that enrols', () => {
  test.each([...flaws, ['of another type', { type: 'webauthn.get' }] as [string, Flaw]])('%s is refused', async (_name, flaw) => {
    const actor = await signedIn(await newPerson(stage))
    expect(await outcomeOf(enrol(actor, new Authenticator(), newBrowser(), flaw))).toBe('passkey_refused')
    expect((await listPasskeys(ports, actor, newBrowser())).passkeys).toEqual([])
  })
})

test('a challenge is answered once, within five minutes, by the browser that asked', async () => {
  const device = new Authenticator(false)
  await enrol(await signedIn(await newPerson(stage)), device)
  const asker = newBrowser()
  const challenge = async () => (await askForPasskey(ports, asker)).options
  const respond = (options: Awaited<ReturnType<typeof challenge>>, from = asker) =>
    outcomeOf(signInByPasskey(ports, from, nobody, { credential: device.get(options, asker.origin) }))
  const once = await challenge()
  expect(tally(await Promise.all([respond(once), respond(once), respond(once)]))).toEqual({ done: 1, passkey_refused: 2 })
  expect(await respond(await challenge(), newBrowser())).toBe('passkey_refused')
  const early = await challenge()
  const late = await challenge()
  clock.pass({ minutes: 5, ms: -1 })
  expect(await respond(early)).toBe('done')
  clock.pass({ ms: 1 })
  expect(await respond(late)).toBe('passkey_refused')
  await sweepSignIns(ports)
  expect(await ports.db.passkeyChallenge.count({ where: { challenge: late.challenge } })).toBe(1)
  clock.pass({ ms: 1 })
  await sweepSignIns(ports)
  expect(await ports.db.passkeyChallenge.count({ where: { challenge: late.challenge } })).toBe(0)
})

test('a wrong answer uses its challenge up', async () => {
  const device = new Authenticator()
  await enrol(await signedIn(await newPerson(stage)), device)
  const asker = newBrowser()
  const { options } = await askForPasskey(ports, asker)
  expect(await outcomeOf(signInByPasskey(ports, asker, nobody, { credential: device.get(options, asker.origin, { withAnotherKey: true }) }))).toBe('passkey_refused')
  expect(await outcomeOf(signInByPasskey(ports, asker, nobody, { credential: device.get(options, asker.origin) }))).toBe('passkey_refused')
})

test('a challenge for enrolling is one person’s, and signs nobody in', async () => {
  const [one, two] = [await signedIn(await newPerson(stage)), await signedIn(await newPerson(stage))]
  const asker = newBrowser()
  const { options } = await offerPasskey(ports, one, asker)
  const credential = new Authenticator().create(options, asker.origin)
  expect(await outcomeOf(enrolPasskey(ports, two, asker, { name: 'x', credential }))).toBe('passkey_refused')
  const device = new Authenticator()
  await enrol(one, device)
  const offered = await offerPasskey(ports, await signedIn(one.personId), asker)
  const forged = device.get({ challenge: offered.options.challenge, rpId: 'fan.localhost' }, asker.origin)
  expect(await outcomeOf(signInByPasskey(ports, asker, nobody, { credential: forged }))).toBe('passkey_refused')
})

test('an authenticator that never counts may be used again and again; two uses of one count are a copy', async () => {
  const quiet = new Authenticator(false)
  await enrol(await signedIn(await newPerson(stage)), quiet)
  for (let count = 0; count < 3; count++) expect(await outcomeOf(answer(quiet))).toBe('done')
  const counting = new Authenticator()
  await enrol(await signedIn(await newPerson(stage)), counting)
  const copies = await Promise.all([answer(counting, newBrowser(), { counter: 40 }), answer(counting, newBrowser(), { counter: 40 })].map(outcomeOf))
  expect(tally(copies)).toEqual({ done: 1, passkey_refused: 1 })
})

test('a passkey answers to the host it was made on', async () => {
  const actor = await signedIn(await newPerson(stage))
  const device = new Authenticator()
  await enrol(actor, device, newBrowser({ origin: adminHost }))
  expect(await outcomeOf(answer(device, newBrowser({ origin: adminHost })))).toBe('done')
  const { options } = await askForPasskey(ports, newBrowser())
  expect(() => device.get(options, 'http://fan.localhost:3000')).toThrow('NotAllowedError')
  expect((await listPasskeys(ports, actor, newBrowser())).passkeys).toMatchObject([{ host: 'admin.localhost', isHere: false }])
})

test('adding and removing ask for a proof of the last ten minutes', async () => {
  const actor = await signedIn(await newPerson(stage))
  await enrol(actor, new Authenticator(), newBrowser())
  const [kept] = (await listPasskeys(ports, actor, newBrowser())).passkeys
  clock.pass({ minutes: 10 })
  expect(await outcomeOf(offerPasskey(ports, actor, newBrowser()))).toBe('fresh_proof_required')
  expect(await outcomeOf(removePasskey(ports, actor, { passkeyId: kept?.id ?? '' }))).toBe('fresh_proof_required')
  const fresh = await signedIn(actor.personId)
  expect(await outcomeOf(removePasskey(ports, fresh, { passkeyId: kept?.id ?? '' }))).toBe('done')
})

test('another person’s passkey does not exist', async () => {
  const [one, two] = [await signedIn(await newPerson(stage)), await signedIn(await newPerson(stage))]
  const device = new Authenticator()
  await enrol(one, device)
  const [kept] = (await listPasskeys(ports, one, newBrowser())).passkeys
  expect(await outcomeOf(removePasskey(ports, two, { passkeyId: kept?.id ?? '' }))).toBe('not_found')
  expect(await outcomeOf(answer(device))).toBe('done')
})

test('a removed passkey signs nobody in', async () => {
  const actor = await signedIn(await newPerson(stage))
  const device = new Authenticator()
  await enrol(actor, device)
  for (const { id } of (await listPasskeys(ports, actor, newBrowser())).passkeys) await removePasskey(ports, actor, { passkeyId: id })
  expect(await outcomeOf(answer(device))).toBe('passkey_refused')
})

describe('somebody whose role acts by passkey', () => {
  test('acts in a session proved by passkey, and in no other', async () => {
    const personId = await newOwner()
    for (const proof of ['email', 'provider', 'demo'] as const) {
      expect(await signedIn(personId, proof)).toMatchObject({ memberships: [], needsPasskey: true })
    }
    const { token } = await enrol(await signedIn(personId), new Authenticator())
    expect(await personOf(token)).toMatchObject({ memberships: [{ role: 'owner' }], needsPasskey: false })
  })

  test('enrols the first one after a proof of the address, and every other by passkey alone', async () => {
    const personId = await newOwner()
    const device = new Authenticator()
    await enrol(await signedIn(personId), device)
    const byMail = await signedIn(personId)
    expect(await outcomeOf(offerPasskey(ports, byMail, newBrowser()))).toBe('passkey_required')
    const byPasskey = await personOf((await answer(device)).token)
    expect(await outcomeOf(enrol(byPasskey, new Authenticator()))).toBe('done')
  })

  test('does not enrol the first one after a proof by an account elsewhere', async () => {
    const personId = await newOwner()
    expect(await outcomeOf(offerPasskey(ports, await signedIn(personId, 'provider'), newBrowser()))).toBe('fresh_proof_required')
    const byMail = await signedIn(personId)
    const asker = newBrowser()
    const { options } = await offerPasskey(ports, byMail, asker)
    const credential = new Authenticator().create(options, asker.origin)
    expect(await outcomeOf(enrolPasskey(ports, await signedIn(personId, 'provider'), asker, { name: 'x', credential }))).toBe('fresh_proof_required')
    const fan = await signedIn(await newPerson(stage), 'provider')
    expect(await outcomeOf(enrol(fan, new Authenticator()))).toBe('done')
  })

  test('of two first ones that are enrolled at once by mail, one is kept', async () => {
    const actor = await signedIn(await newOwner())
    const askers = [newBrowser(), newBrowser()]
    const offers = await Promise.all(askers.map((asker) => offerPasskey(ports, actor, asker)))
    const outcomes = await Promise.all(
      askers.map((asker, index) => {
        const options = offers[index]?.options
        if (!options) throw new Error('no offer')
        return outcomeOf(enrolPasskey(ports, actor, asker, { name: 'x', credential: new Authenticator().create(options, asker.origin) }))
      }),
    )
    expect(tally(outcomes)).toEqual({ done: 1, passkey_required: 1 })
  })

  test('removes others by passkey alone, and never the last', async () => {
    const personId = await newOwner()
    const { token } = await enrol(await signedIn(personId), new Authenticator())
    const byPasskey = await personOf(token)
    const [only] = (await listPasskeys(ports, byPasskey, newBrowser())).passkeys
    expect((await listPasskeys(ports, byPasskey, newBrowser())).canRemove).toBe(false)
    expect(await outcomeOf(removePasskey(ports, byPasskey, { passkeyId: only?.id ?? '' }))).toBe('conflict')
    const later = await personOf((await enrol(byPasskey, new Authenticator())).token)
    expect(await outcomeOf(removePasskey(ports, await signedIn(personId), { passkeyId: only?.id ?? '' }))).toBe('passkey_required')
    const { passkeys } = await listPasskeys(ports, later, newBrowser())
    const outcomes = await Promise.all(passkeys.map(({ id }) => outcomeOf(removePasskey(ports, later, { passkeyId: id }))))
    expect(tally(outcomes)).toEqual({ done: 1, conflict: 1 })
  })

  test('in the demo is signed in by one click, and may remove the last', async () => {
    const demo = stage.anotherProcess({ akushuDemo: true })
    const actor = await signedIn(await newOwner(), 'demo', demo)
    expect(actor).toMatchObject({ memberships: [{ role: 'owner' }], needsPasskey: false })
    clock.pass({ minutes: 20 })
    const device = new Authenticator()
    await enrol(actor, device, newBrowser(), {}, demo)
    const [only] = (await listPasskeys(demo, actor, newBrowser())).passkeys
    expect(await outcomeOf(removePasskey(demo, actor, { passkeyId: only?.id ?? '' }))).toBe('done')
  })
})

test('the ledger says that a passkey was added and removed', async () => {
  const actor = await signedIn(await newPerson(stage))
  const added = stage.asking('me.passkey_add')
  const asker = newBrowser()
  const { options } = await offerPasskey(ports, actor, asker)
  await enrolPasskey(added, actor, asker, { name: 'x', credential: new Authenticator().create(options, asker.origin) })
  const removed = stage.asking('me.passkey_remove')
  for (const { id } of (await listPasskeys(ports, actor, asker)).passkeys) await removePasskey(removed, actor, { passkeyId: id })
  const rows = await ports.db.ledgerEntry.findMany({ where: { requestId: { in: [added.request.id, removed.request.id] } }, orderBy: { action: 'asc' } })
  // The new session of the enrolling browser has a row of its own.
  expect(rows.map(({ action, detail }) => [action, detail]).filter(([, detail]) => JSON.stringify(detail) !== '{}')).toEqual([
    ['me.passkey_add', { passkey: 'added' }],
    ['me.passkey_remove', { passkey: 'removed' }],
  ])
})
