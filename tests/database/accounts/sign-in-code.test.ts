import { expect, test } from 'vitest'
import { askToSignIn, cancelSignIn, confirmCode, findActor, readSignIn, sweepSignIns } from '@/lib/accounts'
import { newPerson, signIn } from '../cast'
import { openStage, outcomeOf, tally } from '../stage'
import { failToSend } from './mail-fault'
import { ask, elsewhere, laneOf, newAddress, newBrowser, nobody, wrong } from './sign-in-cast'

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

test('a mail that is not taken is said to be tried again, whether the address is known or not', async () => {
  const { email } = await ports.db.person.findUniqueOrThrow({ where: { id: await newPerson(stage) } })
  const [known, unknown] = [await ask(stage, newBrowser(), email ?? ''), await ask(stage)]
  const told = async () => Promise.all([known, unknown].map(async ({ asker }) => ({ ...(await readSignIn(ports, asker)), email: null })))
  const [before] = await told()
  expect(before).toMatchObject({ state: 'waiting', mail: 'queued' })
  await failToSend(ports)
  const after = await told()
  expect(after).toEqual([1, 2].map(() => ({ ...before, mail: 'retrying' })))
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

test('strangers are sent three codes an hour from one network and six in all, whether the address is known to us or not', async () => {
  const known = newAddress()
  await ports.db.person.create({ data: { email: known, displayName: 'Hanako' } })
  for (const email of [known, newAddress()]) {
    for (const [network, sent] of [['one', 3], ['another', 3], ['a third', 1]] as const) {
      const from = elsewhere(ports, network)
      const outcomes = await Promise.all(Array.from({ length: 6 }, () => outcomeOf(askToSignIn(from, newBrowser(), { email }))))
      expect(tally(outcomes)).toEqual({ done: sent, too_many_requests: 6 - sent })
    }
    clock.pass({ minutes: 60 })
    expect(await outcomeOf(askToSignIn(elsewhere(ports, 'one'), newBrowser(), { email }))).toBe('done')
  }
})

test('a network that has not asked yet is sent one code beyond the cap, ten such a day', async () => {
  const email = newAddress()
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(askToSignIn(elsewhere(ports), newBrowser(), { email }))))
  expect(tally(outcomes)).toEqual({ done: 16, too_many_requests: 4 })
  clock.pass({ days: 1 })
  expect(await outcomeOf(askToSignIn(elsewhere(ports), newBrowser(), { email }))).toBe('done')
})

test('a stranger cannot lock the owner out', async () => {
  const mine = await ask(stage)
  await confirmCode(ports, mine.asker, nobody, { code: mine.code })
  const other = await ask(stage, newBrowser(), mine.email)
  for (let network = 0; network < 40; network++) {
    for (let round = 0; round < 3; round++) {
      const asker = newBrowser()
      if ((await outcomeOf(askToSignIn(elsewhere(ports, `stranger ${network}`), asker, { email: mine.email }))) !== 'done') break
      for (let count = 0; count < 5; count++) await outcomeOf(confirmCode(ports, asker, nobody, { code: wrong(other.code) }))
    }
  }
  expect(await outcomeOf(askToSignIn(elsewhere(ports), newBrowser(), { email: mine.email }))).toBe('too_many_requests')
  // What was asked for before is not refused by anybody's wrong codes, and the known browser gets another.
  expect(await outcomeOf(confirmCode(ports, other.asker, nobody, { code: other.code }))).toBe('done')
  const again = await ask(stage, mine.asker, mine.email)
  expect(await outcomeOf(confirmCode(ports, again.asker, nobody, { code: again.code }))).toBe('done')
  expect(await outcomeOf(askToSignIn(ports, other.asker, { email: mine.email }))).toBe('done')
})

test('a browser is known to the address that was proved in it, and to no other', async () => {
  const { asker, code, email } = await ask(stage)
  const kept = await confirmCode(ports, asker, nobody, { code })
  expect(kept.browser).toBe(asker.browser)
  expect(await laneOf(stage, asker, email)).toBe('known')
  expect(await laneOf(stage, asker, newAddress())).toBe('stranger')
  expect(await laneOf(stage, newBrowser(), email)).toBe('stranger')
  const { rows } = await stage.owner.query('SELECT p::text AS row FROM proved_browser p')
  expect(JSON.stringify(rows)).not.toContain(email)
  clock.pass({ days: 180 })
  await sweepSignIns(ports)
  expect(await laneOf(stage, asker, email)).toBe('stranger')
  expect(await ports.db.provedBrowser.count()).toBe(0)
})

test('a browser that is known asks for six codes an hour and no more', async () => {
  const { asker, code, email } = await ask(stage)
  await confirmCode(ports, asker, nobody, { code })
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(askToSignIn(ports, asker, { email }))))
  expect(tally(outcomes)).toEqual({ done: 6, too_many_requests: 2 })
})

test('who is refused does not wait for those who ask for the same address', async () => {
  const email = newAddress()
  const from = elsewhere(ports)
  for (let count = 0; count < 3; count++) await askToSignIn(from, newBrowser(), { email })
  await stage.owner.query('BEGIN')
  await stage.owner.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-in:${email}`])
  try {
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => outcomeOf(askToSignIn(from, newBrowser(), { email }))))
    expect(tally(outcomes)).toEqual({ too_many_requests: 30 })
  } finally {
    await stage.owner.query('ROLLBACK')
  }
})

test('a browser asks for twelve codes an hour', async () => {
  const asker = newBrowser()
  for (let count = 0; count < 12; count++) await askToSignIn(ports, asker, { email: newAddress() })
  expect(await outcomeOf(askToSignIn(ports, asker, { email: newAddress() }))).toBe('too_many_requests')
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
