import { expect, test } from 'vitest'
import { askToSignIn, cancelSignIn, confirmCode, findActor, readSignIn, sweepSignIns } from '@/lib/accounts'
import { newPerson, signIn } from '../cast'
import { openStage, outcomeOf, tally } from '../stage'
import { ask, newAddress, newBrowser, nobody, wrong } from './sign-in-cast'

const stage = await openStage()
const { ports, clock } = stage
const who = async (token: string) => findActor(ports, token)

test('a code signs in whoever proves the address, and makes them when they are new', async () => {
  const { asker, code, email } = await ask(stage, newBrowser(), newAddress(), '/tickets')
  const first = await confirmCode(ports, asker, nobody, { code })
  expect(first).toMatchObject({ next: '/tickets', isNew: true })
  expect(await who(first.token)).toMatchObject({ kind: 'person', proof: 'email' })
  const person = await ports.db.person.findUniqueOrThrow({ where: { email } })
  expect(person.emailVerifiedAt).toEqual(clock.now())
  const again = await ask(stage, asker, email)
  expect(await confirmCode(ports, again.asker, nobody, { code: again.code })).toMatchObject({ isNew: false })
  expect(await ports.db.person.count({ where: { email } })).toBe(1)
})

test('nobody is made before the address is proved', async () => {
  const { email } = await ask(stage)
  expect(await ports.db.person.count({ where: { email } })).toBe(0)
})

test('code and link stand in no table', async () => {
  const { code, token } = await ask(stage)
  const { rows: tables } = await stage.owner.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
  const { rows } = await stage.owner.query(tables.map(({ name }) => `SELECT t::text AS row FROM "${name}" t`).join(' UNION ALL '))
  const dump = JSON.stringify(rows)
  expect(dump).not.toContain(token)
  expect(dump).not.toMatch(new RegExp(`\\b${code}\\b`))
})

test('a code is good for ten minutes', async () => {
  const early = await ask(stage)
  const late = await ask(stage)
  clock.pass({ minutes: 10, ms: -1 })
  expect(await outcomeOf(confirmCode(ports, early.asker, nobody, { code: early.code }))).toBe('done')
  clock.pass({ ms: 1 })
  expect(await outcomeOf(confirmCode(ports, late.asker, nobody, { code: late.code }))).toBe('sign_in_expired')
  expect(await readSignIn(ports, late.asker)).toMatchObject({ state: 'expired', expiresInMs: 0 })
})

test('a code is good once', async () => {
  const { asker, code } = await ask(stage)
  await confirmCode(ports, asker, nobody, { code })
  expect(await outcomeOf(confirmCode(ports, asker, nobody, { code }))).toBe('sign_in_expired')
  expect((await readSignIn(ports, asker)).state).toBe('none')
})

test('of many confirmations at once one signs in', async () => {
  const { asker, code, email } = await ask(stage)
  const processes = [ports, stage.anotherProcess()]
  const outcomes = await Promise.all(Array.from({ length: 4 }, (_, index) => outcomeOf(confirmCode(processes[index % 2] ?? ports, asker, nobody, { code }))))
  expect(tally(outcomes)).toEqual({ done: 1, sign_in_expired: 3 })
  const person = await ports.db.person.findUniqueOrThrow({ where: { email }, include: { sessions: true } })
  expect(person.sessions).toHaveLength(1)
})

test('two browsers that prove one new address at once are one person', async () => {
  const email = newAddress()
  const [one, two] = [await ask(stage, newBrowser(), email), await ask(stage, newBrowser(), email)]
  const signedIn = await Promise.all([
    confirmCode(ports, one.asker, nobody, { code: one.code }),
    confirmCode(ports, two.asker, nobody, { code: two.code }),
  ])
  expect(signedIn.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(await ports.db.person.count({ where: { email } })).toBe(1)
})

test('five tries are all there are, also when they come at once', async () => {
  const { asker, code } = await ask(stage)
  const tries = await Promise.all(Array.from({ length: 12 }, () => outcomeOf(confirmCode(ports, asker, nobody, { code: wrong(code) }))))
  expect(tally(tries)).toEqual({ wrong_code: 5, sign_in_expired: 7 })
  expect(await outcomeOf(confirmCode(ports, asker, nobody, { code }))).toBe('sign_in_expired')
  expect(await readSignIn(ports, asker)).toMatchObject({ state: 'exhausted', triesLeft: 0 })
})

test('the fifth try may be the right one', async () => {
  const { asker, code } = await ask(stage)
  for (let left = 4; left > 0; left--) {
    expect(await outcomeOf(confirmCode(ports, asker, nobody, { code: wrong(code) }))).toBe('wrong_code')
    expect((await readSignIn(ports, asker)).triesLeft).toBe(left)
  }
  expect(await outcomeOf(confirmCode(ports, asker, nobody, { code }))).toBe('done')
})

test('a code works in the browser that asked, and in no other', async () => {
  const { asker, code, email } = await ask(stage)
  const others = [newBrowser(), newBrowser({ browser: null }), (await ask(stage, newBrowser(), email)).asker]
  for (const other of others) {
    expect(await outcomeOf(confirmCode(ports, other, nobody, { code }))).not.toBe('done')
  }
  // Nor does the other's trying take a try away.
  expect((await readSignIn(ports, asker)).triesLeft).toBe(5)
  expect(await outcomeOf(confirmCode(ports, asker, nobody, { code }))).toBe('done')
})

test('a new request voids the older one of the same browser', async () => {
  const first = await ask(stage)
  const second = await ask(stage, first.asker, first.email)
  if (first.code !== second.code) expect(await outcomeOf(confirmCode(ports, first.asker, nobody, { code: first.code }))).toBe('wrong_code')
  expect(await outcomeOf(confirmCode(ports, first.asker, nobody, { code: second.code }))).toBe('done')
})

test('what was given up signs nobody in', async () => {
  const { asker, code } = await ask(stage)
  await cancelSignIn(ports, asker)
  expect((await readSignIn(ports, asker)).state).toBe('none')
  expect(await outcomeOf(confirmCode(ports, asker, nobody, { code }))).toBe('sign_in_expired')
})

test('signing in ends the session that the browser had, whoever gave it', async () => {
  const planted = await signIn(stage, await newPerson(stage))
  const { asker, code } = await ask(stage)
  const { token } = await confirmCode(ports, asker, planted.actor, { code })
  expect(token).not.toBe(planted.token)
  expect((await who(planted.token)).kind).toBe('anonymous')
  expect((await who(token)).kind).toBe('person')
})

test('the way afterwards is a page of ours, whatever was asked', async () => {
  for (const [wished, next] of [['//evil.example', '/'], ['/\\evil.example', '/'], ['https://evil.example', '/'], ['/me', '/me']]) {
    const { asker, code } = await ask(stage, newBrowser(), newAddress(), wished)
    expect((await confirmCode(ports, asker, nobody, { code })).next).toBe(next)
  }
})

test('after a change of keys a code still holds, until the old key is removed', async () => {
  const [one, two] = [await ask(stage), await ask(stage)]
  const newer = { id: 'newer', bytes: Buffer.alloc(32, 5) }
  const rotated = stage.anotherProcess({ sessionKeys: [newer, ...ports.env.sessionKeys] })
  expect(await outcomeOf(confirmCode(rotated, one.asker, nobody, { code: one.code }))).toBe('done')
  const without = stage.anotherProcess({ sessionKeys: [newer] })
  expect(await outcomeOf(confirmCode(without, two.asker, nobody, { code: two.code }))).toBe('sign_in_expired')
})

test('an address is sent six codes an hour, known to us or not', async () => {
  const known = newAddress()
  await ports.db.person.create({ data: { email: known, displayName: 'Hanako' } })
  for (const email of [known, newAddress()]) {
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => outcomeOf(askToSignIn(ports, newBrowser(), { email }))))
    expect(tally(outcomes)).toEqual({ done: 6, too_many_requests: 3 })
    clock.pass({ minutes: 60 })
    expect(await outcomeOf(askToSignIn(ports, newBrowser(), { email }))).toBe('done')
  }
})

test('a browser asks for twelve codes an hour', async () => {
  const asker = newBrowser()
  for (let count = 0; count < 12; count++) await askToSignIn(ports, asker, { email: newAddress() })
  expect(await outcomeOf(askToSignIn(ports, asker, { email: newAddress() }))).toBe('too_many_requests')
})

test('the codes of one address are tried thirty times a day', async () => {
  const email = newAddress()
  let wrongs = 0
  for (let round = 0; round < 6; round++) {
    const { asker, code } = await ask(stage, newBrowser(), email)
    for (let count = 0; count < 5; count++) if ((await outcomeOf(confirmCode(ports, asker, nobody, { code: wrong(code) }))) === 'wrong_code') wrongs++
  }
  expect(wrongs).toBe(30)
  clock.pass({ minutes: 61 })
  expect(await outcomeOf(askToSignIn(ports, newBrowser(), { email }))).toBe('too_many_requests')
  clock.pass({ days: 1 })
  expect(await outcomeOf(askToSignIn(ports, newBrowser(), { email }))).toBe('done')
})

test('what no limit counts any more is forgotten', async () => {
  const { requestId } = await ask(stage)
  clock.pass({ days: 1 })
  await sweepSignIns(ports)
  expect(await ports.db.signInRequest.count({ where: { id: requestId } })).toBe(1)
  clock.pass({ ms: 1 })
  await sweepSignIns(ports)
  expect(await ports.db.signInRequest.count({ where: { id: requestId } })).toBe(0)
})

test('the ledger says that somebody signed in, and neither address nor code', async () => {
  const request = stage.asking('accounts.sign_in_code')
  const { asker, code, email } = await ask(stage)
  await confirmCode(request, asker, nobody, { code })
  const rows = await ports.db.ledgerEntry.findMany({ where: { requestId: request.request.id } })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ action: 'accounts.sign_in_code', outcome: 'done' })
  const written = JSON.stringify(rows, (_, value: unknown) => (value instanceof Uint8Array ? '' : value))
  expect(written).not.toContain(email)
  expect(written).not.toContain(`"${code}"`)
})
