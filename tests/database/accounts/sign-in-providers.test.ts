import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { cancelSignIn, confirmCode, confirmIdentity, endEverySession, endSession, findActor, listIdentities, readSignIn, startAttempt, takeCallback, unlinkIdentity, type Asker } from '@/lib/accounts'
import type { Actor, PersonActor, ProviderName } from '@/lib/accounts/contract'
import { OpenIdProvider, type Twist } from '@/tests/doubles/openid-provider'
import { newPerson, signIn } from '../cast'
import { openStage, outcomeOf, tally } from '../stage'
import { ask, laneOf, newAddress, newBrowser, nobody } from './sign-in-cast'

const line = new OpenIdProvider('HS256')
const google = new OpenIdProvider('RS256')
await Promise.all([line.start(), google.start()])
const stage = await openStage({ openid: { line: line.settings, google: google.settings } })
const { ports, clock } = stage
const doubles = { line, google }
afterAll(() => Promise.all([line.stop(), google.stop()]))
afterEach(() => {
  line.twist = {}
  google.twist = {}
})

/** Goes out to the provider, signs in there and is sent back; answers what the browser brings. */
async function travel(provider: ProviderName, asker: Asker, subject: string, next = '/tickets') {
  const { redirectUrl } = await startAttempt(ports, asker, { provider, next })
  const back = Object.fromEntries(doubles[provider].signIn(redirectUrl, { subject, name: 'はなこ' }))
  return { provider, state: back.state ?? '', code: back.code ?? '' }
}

async function comeBack(provider: ProviderName, asker: Asker, subject: string, actor: Actor = nobody) {
  return takeCallback(ports, asker, actor, await travel(provider, asker, subject))
}

/** Somebody who has linked an account: proved there, then by e-mail. */
async function newLinked(provider: ProviderName, subject: string = randomUUID(), email = newAddress()) {
  const asker = newBrowser()
  await comeBack(provider, asker, subject)
  const { code } = await ask(stage, asker, email, undefined, provider)
  const { token } = await confirmCode(ports, asker, nobody, { code })
  const actor = await findActor(ports, token)
  if (actor.kind !== 'person') throw new Error('nobody is signed in')
  return { subject, actor, email }
}

describe.each(['line', 'google'] as const)('%s', (provider) => {
  test('an account that is linked signs in', async () => {
    const { subject, actor, email } = await newLinked(provider)
    const asker = newBrowser()
    const { location, token, browser } = await comeBack(provider, asker, subject)
    expect(location).toBe('/tickets')
    expect(browser).toBe(asker.browser)
    expect(await laneOf(stage, asker, email)).toBe('known')
    expect(await findActor(ports, token)).toMatchObject({ kind: 'person', personId: actor.personId, proof: 'provider' })
  })

  test('one that is not signs nobody in, and is linked once the address is proved too', async () => {
    const asker = newBrowser()
    const subject = randomUUID()
    expect(await comeBack(provider, asker, subject)).toEqual({ location: '/signin?step=email', token: null, browser: null, locale: null })
    expect(await readSignIn(ports, asker)).toMatchObject({ state: 'none', provider })
    expect(await ports.db.providerIdentity.count({ where: { subject } })).toBe(0)
    const { code, email } = await ask(stage, asker, newAddress(), undefined, provider)
    expect(await readSignIn(ports, asker)).toMatchObject({ state: 'waiting', provider })
    expect(await ports.db.providerIdentity.count({ where: { subject } })).toBe(0)
    expect(await confirmCode(ports, asker, nobody, { code })).toMatchObject({ next: '/tickets', isNew: true })
    const person = await ports.db.person.findUniqueOrThrow({ where: { email }, include: { providerIdentities: true } })
    expect(person.providerIdentities).toMatchObject([{ provider, subject }])
  })

  const twists: [string, Twist][] = [
    ['for another nonce', { claims: { nonce: 'another' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['for another audience', { claims: { aud: 'another' } }],
    ['that has expired', { claims: { exp: Math.floor(Date.now() / 1000) - 3600 } }],
    ['of another issuer', { claims: { iss: 'http://127.0.0.1:1' } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['that nobody signed', { signing: 'none' }],
    ['signed in the other way', { signing: provider === 'line' ? 'RS256' : 'HS256' }],
    ['signed with another secret', { signing: 'other secret' }],
    ['signed with a key of somebody else', { signing: 'foreign' }],
    ['that is missing', { leavesOut: 'id_token' }],
  ]
  test.each(twists)('an ID token %s is refused', async (_name, twist) => {
    const { subject } = await newLinked(provider)
    doubles[provider].twist = twist
    expect(await comeBack(provider, newBrowser(), subject)).toEqual({ location: '/signin?reason=provider_failed', token: null, browser: null, locale: null })
  })
})

test('a provider in trouble leads back with a word about it', async () => {
  const { subject } = await newLinked('google')
  google.twist = { status: 503 }
  expect((await comeBack('google', newBrowser(), subject)).location).toBe('/signin?reason=provider_unavailable')
  google.twist = { status: 400 }
  expect((await comeBack('google', newBrowser(), subject)).location).toBe('/signin?reason=provider_failed')
})

test('a provider that is away or not configured is said so before anybody is sent there', async () => {
  const away = stage.anotherProcess({ openid: { google: { ...google.settings, issuer: 'http://127.0.0.1:9' } } })
  expect(await outcomeOf(startAttempt(away, newBrowser(), { provider: 'google' }))).toBe('unavailable')
  expect(await outcomeOf(startAttempt(away, newBrowser(), { provider: 'line' }))).toBe('not_found')
})

test('whoever gives up over there comes back with a word about it, and cannot come back again', async () => {
  const asker = newBrowser()
  const back = await travel('line', asker, randomUUID())
  const cancelled = { provider: 'line' as const, state: back.state, error: 'access_denied' }
  expect((await takeCallback(ports, asker, nobody, cancelled)).location).toBe('/signin?reason=provider_cancelled')
  expect((await takeCallback(ports, asker, nobody, back)).location).toBe('/signin?reason=provider_expired')
})

test('another browser, another state, another provider or ten minutes later: nobody is signed in', async () => {
  const { subject } = await newLinked('line')
  const expired = '/signin?reason=provider_expired'
  const asker = newBrowser()
  const back = await travel('line', asker, subject)
  const other = await travel('line', newBrowser(), subject)
  expect((await takeCallback(ports, newBrowser(), nobody, back)).location).toBe(expired)
  expect((await takeCallback(ports, newBrowser({ browser: null }), nobody, back)).location).toBe(expired)
  expect((await takeCallback(ports, asker, nobody, { ...back, state: other.state })).location).toBe(expired)
  expect((await takeCallback(ports, asker, nobody, { ...back, provider: 'google' })).location).toBe(expired)
  expect((await takeCallback(ports, asker, nobody, { provider: 'line', code: back.code })).location).toBe(expired)
  clock.pass({ minutes: 10 })
  expect((await takeCallback(ports, asker, nobody, back)).location).toBe(expired)
})

test('somebody else’s code in one’s own way does not pass: the verifier is another', async () => {
  const { subject } = await newLinked('google')
  const theirs = await travel('google', newBrowser(), subject)
  const asker = newBrowser()
  const own = await travel('google', asker, randomUUID())
  expect((await takeCallback(ports, asker, nobody, { ...own, code: theirs.code })).location).toBe('/signin?reason=provider_failed')
})

test('a way back is gone once, also when it is gone twice at once', async () => {
  const { subject } = await newLinked('line')
  const asker = newBrowser()
  const back = await travel('line', asker, subject)
  const answers = await Promise.all([takeCallback(ports, asker, nobody, back), takeCallback(stage.anotherProcess(), asker, nobody, back)])
  expect(tally(answers.map(({ location }) => location))).toEqual({ '/tickets': 1, '/signin?reason=provider_expired': 1 })
  expect((await takeCallback(ports, asker, nobody, back)).location).toBe('/signin?reason=provider_expired')
})

test('the way afterwards is a page of ours', async () => {
  const { subject } = await newLinked('line')
  const asker = newBrowser()
  expect((await takeCallback(ports, asker, nobody, await travel('line', asker, subject, '//evil.example'))).location).toBe('/')
})

test('signed in, one links by a press of one’s own, and not before', async () => {
  const { actor } = await signIn(stage, await newPerson(stage))
  const asker = newBrowser()
  const subject = randomUUID()
  expect((await comeBack('line', asker, subject, actor)).location).toBe('/me?link=line')
  expect(await listIdentities(ports, actor, asker)).toEqual({
    identities: [{ provider: 'line', isLinked: false, linkedAt: null }, { provider: 'google', isLinked: false, linkedAt: null }],
    pending: { provider: 'line', name: 'はなこ' },
  })
  expect(await ports.db.providerIdentity.count({ where: { subject } })).toBe(0)
  expect(await outcomeOf(confirmIdentity(ports, actor, newBrowser()))).toBe('not_found')
  const outcomes = await Promise.all([outcomeOf(confirmIdentity(ports, actor, asker)), outcomeOf(confirmIdentity(ports, actor, asker))])
  expect(tally(outcomes)).toEqual({ done: 1, not_found: 1 })
  expect((await listIdentities(ports, actor, asker)).pending).toBeNull()
  expect(await findActor(ports, (await comeBack('line', newBrowser(), subject)).token)).toMatchObject({ personId: actor.personId })
})

test('linking asks for a proof of the last ten minutes, and the account waits for it', async () => {
  const real = stage.anotherProcess({ akushuDemo: false })
  const { actor } = await signIn(stage, await newPerson(stage))
  clock.pass({ minutes: 10 })
  const asker = newBrowser()
  await comeBack('line', asker, randomUUID(), actor)
  for (const stale of [actor, { ...actor, proof: 'demo' as const }]) {
    expect(await outcomeOf(confirmIdentity(real, stale, asker))).toBe('fresh_proof_required')
  }
  const { actor: fresh } = await signIn(stage, actor.personId)
  expect(await outcomeOf(confirmIdentity(real, fresh, asker))).toBe('done')
})

test('an account that is another person’s is neither linked nor signed in to from here', async () => {
  const { subject, actor: theirs } = await newLinked('line')
  const { actor } = await signIn(stage, await newPerson(stage))
  const asker = newBrowser()
  expect(await comeBack('line', asker, subject, actor)).toEqual({ location: '/me?reason=provider_in_use', token: null, browser: null, locale: null })
  expect(await outcomeOf(confirmIdentity(ports, actor, asker))).toBe('not_found')
  const kept = await ports.db.providerIdentity.findMany({ where: { subject } })
  expect(kept.map(({ personId }) => personId)).toEqual([theirs.personId])
})

test('nobody has two accounts of one provider', async () => {
  const { actor } = await newLinked('line')
  const asker = newBrowser()
  await comeBack('line', asker, randomUUID(), actor)
  expect(await outcomeOf(confirmIdentity(ports, actor, asker))).toBe('conflict')
})

test('a link that is taken away signs nobody in any more', async () => {
  const { subject, actor } = await newLinked('google')
  await unlinkIdentity(ports, actor, { provider: 'google' })
  expect(await outcomeOf(unlinkIdentity(ports, actor, { provider: 'google' }))).toBe('not_found')
  expect((await comeBack('google', newBrowser(), subject)).token).toBeNull()
})

test('what was given up, or waited for too long, is not linked by a later e-mail', async () => {
  for (const leave of [(asker: Asker) => cancelSignIn(ports, asker), async () => clock.pass({ minutes: 15 })]) {
    const asker = newBrowser()
    const subject = randomUUID()
    await comeBack('line', asker, subject)
    await leave(asker)
    expect((await readSignIn(ports, asker)).provider).toBeNull()
    const { code } = await ask(stage, asker, newAddress(), undefined, 'line')
    await confirmCode(ports, asker, nobody, { code })
    expect(await ports.db.providerIdentity.count({ where: { subject } })).toBe(0)
  }
})

test('who asks for a code without naming the account links none, though one waits in this browser', async () => {
  for (const named of [undefined, 'google'] as const) {
    const asker = newBrowser()
    const subject = randomUUID()
    await comeBack('line', asker, subject)
    const { code } = await ask(stage, asker, newAddress(), undefined, named)
    expect((await readSignIn(ports, asker)).provider).toBeNull()
    expect(await confirmCode(ports, asker, nobody, { code })).toMatchObject({ next: '/' })
    expect(await ports.db.providerIdentity.count({ where: { subject } })).toBe(0)
  }
})

test('signing out gives up what was proved in that browser, and in no other', async () => {
  const [asker, elsewhere] = [newBrowser(), newBrowser()]
  for (const leave of [
    (actor: PersonActor) => endSession(ports, actor, { sessionId: actor.sessionId, browser: asker.browser }),
    (actor: PersonActor) => endEverySession(ports, actor, { browser: asker.browser }),
  ]) {
    const { actor } = await signIn(stage, await newPerson(stage))
    for (const browser of [asker, elsewhere]) await comeBack('line', browser, randomUUID(), actor)
    await leave(actor)
    expect([(await readSignIn(ports, asker)).provider, (await readSignIn(ports, elsewhere)).provider]).toEqual([null, 'line'])
  }
})

test('what a provider says of an address counts for nothing', async () => {
  const { email } = await newLinked('google')
  google.twist = { claims: { email, email_verified: true } }
  expect((await comeBack('google', newBrowser(), randomUUID())).location).toBe('/signin?step=email')
})

test('the ledger says what was linked and unlinked, by kind alone', async () => {
  const { subject, actor } = await newLinked('google')
  const request = stage.asking('me.identity_unlink')
  await unlinkIdentity(request, actor, { provider: 'google' })
  const rows = await ports.db.ledgerEntry.findMany({ where: { requestId: request.request.id } })
  expect(rows).toMatchObject([{ action: 'me.identity_unlink', detail: { unlinked: 'google' } }])
  const { rows: all } = await stage.owner.query('SELECT detail::text FROM ledger_entry')
  expect(JSON.stringify(all)).not.toContain(subject)
})
