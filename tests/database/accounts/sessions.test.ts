import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { endEverySession, endSession, findActor, listSessions, startSession } from '@/lib/accounts'
import { findFingerprints } from '@/lib/accounts/store'
import { markToken } from '@/lib/platform/rules/marked-token'
import { newPerson, signIn } from '../cast'
import { openStage, outcomeOf } from '../stage'

const stage = await openStage()
const { ports, clock } = stage
const who = async (token: string | null, some = ports) => (await findActor(some, token)).kind

test('a session token is in the database as a keyed hash only', async () => {
  const { token } = await signIn(stage, await newPerson(stage))
  const { rows: tables } = await stage.owner.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
  const { rows: everything } = await stage.owner.query(tables.map(({ name }) => `SELECT t::text AS row FROM "${name}" t`).join(' UNION ALL '))
  const dump = JSON.stringify(everything)
  expect(dump).toContain('Hanako')
  expect(dump).not.toContain(token)
  // Nor a hash that anybody could compute without the key.
  for (const plain of [token, `session:${token}`]) {
    for (const form of ['hex', 'base64', 'base64url'] as const) expect(dump).not.toContain(createHash('sha256').update(plain).digest(form))
  }
})

test('no token, or one that nobody has, is anonymous', async () => {
  for (const token of [null, '', 'x', 'a'.repeat(43)]) expect(await who(token)).toBe('anonymous')
})

test('an ended session is anonymous', async () => {
  const { token, actor } = await signIn(stage, await newPerson(stage))
  expect(await who(token)).toBe('person')
  await endSession(ports, actor, { sessionId: actor.sessionId })
  expect(await who(token)).toBe('anonymous')
  expect([...(await findFingerprints(ports.db, [actor.sessionId], clock.now())).keys()]).toEqual([])
})

test('a token that is made up, or known to be over, is not looked up', async () => {
  const away = stage.anotherProcess({ databaseUrl: 'postgres://nobody@127.0.0.1:1/nowhere' })
  const [key] = ports.env.sessionKeys
  const { token, actor } = await signIn(stage, await newPerson(stage))
  const made = [token.slice(0, -1), `${token}A`, token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')), 'a'.repeat(65)]
  for (const other of made) expect(await who(other, away)).toBe('anonymous')
  await expect(who(token, away)).rejects.toThrow()
  await expect(who(key ? markToken(key, Buffer.alloc(32, 1)) : null, away)).rejects.toThrow()
  await endSession(ports, actor, { sessionId: actor.sessionId })
  await expect(who(token, away)).rejects.toThrow()
  expect(await who(token)).toBe('anonymous')
  expect(await who(token, away)).toBe('anonymous')
})

test('a session that is over is not noted as seen', async () => {
  const { token, actor } = await signIn(stage, await newPerson(stage))
  await endSession(ports, actor, { sessionId: actor.sessionId })
  clock.pass({ minutes: 2 })
  expect(await who(token)).toBe('anonymous')
  const expired = await signIn(stage, await newPerson(stage))
  await ports.db.session.update({ where: { id: expired.actor.sessionId }, data: { expiresAt: clock.now() } })
  const seen = await ports.db.session.findUniqueOrThrow({ where: { id: expired.actor.sessionId } })
  clock.pass({ minutes: 2 })
  expect(await who(expired.token)).toBe('anonymous')
  const rows = await ports.db.session.findMany({ where: { id: { in: [actor.sessionId, expired.actor.sessionId] } }, orderBy: { lastSeenAt: 'asc' } })
  expect(rows.map(({ lastSeenAt }) => lastSeenAt)).toEqual([expect.any(Date), seen.lastSeenAt])
  expect(clock.now().getTime() - (rows[0]?.lastSeenAt.getTime() ?? 0)).toBe(240_000)
})

test('a session ends after 7 days without a request', async () => {
  const { token } = await signIn(stage, await newPerson(stage))
  clock.pass({ days: 7, seconds: -1 })
  expect(await who(token)).toBe('person')
  clock.pass({ days: 7, seconds: -1 })
  expect(await who(token)).toBe('person')
  clock.pass({ days: 7 })
  expect(await who(token)).toBe('anonymous')
})

test('a session ends 30 days after sign-in, however busy it was', async () => {
  const { token } = await signIn(stage, await newPerson(stage))
  for (let day = 0; day < 29; day++) {
    clock.pass({ days: 1 })
    expect(await who(token)).toBe('person')
  }
  clock.pass({ days: 1, ms: -1 })
  expect(await who(token)).toBe('person')
  clock.pass({ ms: 1 })
  expect(await who(token)).toBe('anonymous')
})

test('when a session was last seen is written once a minute at most', async () => {
  const { token, actor } = await signIn(stage, await newPerson(stage))
  const seen = async () => (await ports.db.session.findUniqueOrThrow({ where: { id: actor.sessionId } })).lastSeenAt.getTime()
  const first = await seen()
  clock.pass({ seconds: 59 })
  await findActor(ports, token)
  expect(await seen()).toBe(first)
  clock.pass({ seconds: 2 })
  await findActor(ports, token)
  expect(await seen()).toBe(first + 61_000)
})

test('after a change of keys old sessions still hold, until the old key is removed', async () => {
  const { token } = await signIn(stage, await newPerson(stage))
  const newer = { id: 'newer', bytes: Buffer.alloc(32, 3) }
  const rotated = stage.anotherProcess({ sessionKeys: [newer, ...ports.env.sessionKeys] })
  expect(await who(token, rotated)).toBe('person')
  const fresh = await signIn({ ports: rotated }, await newPerson(stage))
  const kept = await ports.db.session.findUniqueOrThrow({ where: { id: fresh.actor.sessionId } })
  expect(kept.keyId).toBe('newer')
  // A process that has not been told of the new key yet.
  expect(await who(fresh.token)).toBe('anonymous')
  const afterwards = stage.anotherProcess({ sessionKeys: [newer] })
  expect(await who(fresh.token, afterwards)).toBe('person')
  expect(await who(token, afterwards)).toBe('anonymous')
})

test('signing out everywhere ends every session of the person, and of nobody else', async () => {
  const personId = await newPerson(stage)
  const browsers = [await signIn(stage, personId), await signIn(stage, personId), await signIn(stage, personId)]
  const other = await signIn(stage, await newPerson(stage))
  const [first] = browsers
  if (!first) throw new Error('nobody signed in')
  await endEverySession(ports, first.actor)
  for (const { token } of browsers) expect(await who(token)).toBe('anonymous')
  expect(await who(other.token)).toBe('person')
  const owed = await ports.db.outbox.findMany({ where: { topic: 'session.ended', payload: { path: ['personId'], equals: personId } } })
  expect(owed.map(({ payload }) => (payload as { sessionId: string }).sessionId).toSorted()).toEqual(browsers.map(({ actor }) => actor.sessionId).toSorted())
})

test("another person's session does not exist", async () => {
  const own = await signIn(stage, await newPerson(stage))
  const other = await signIn(stage, await newPerson(stage))
  for (const sessionId of [other.actor.sessionId, randomUUID()]) {
    expect(await outcomeOf(endSession(ports, own.actor, { sessionId }))).toBe('not_found')
  }
  expect(await who(other.token)).toBe('person')
  expect((await listSessions(ports, own.actor)).sessions).toMatchObject([{ id: own.actor.sessionId, current: true }])
})

test('a session that is idle for too long is in no list', async () => {
  const personId = await newPerson(stage)
  const idle = await signIn(stage, personId)
  clock.pass({ days: 8 })
  const own = await signIn(stage, personId)
  expect(await who(idle.token)).toBe('anonymous')
  expect((await listSessions(ports, own.actor)).sessions.map(({ id }) => id)).toEqual([own.actor.sessionId])
  expect([...(await findFingerprints(ports.db, [idle.actor.sessionId, own.actor.sessionId], clock.now())).keys()]).toEqual([own.actor.sessionId])
})

test('a session names its device, and nothing finer', async () => {
  const personId = await newPerson(stage)
  const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'
  await startSession(ports, { personId, userAgent, proof: 'email' })
  const kept = await ports.db.session.findFirstOrThrow({ where: { personId } })
  expect(kept.device).toBe('Safari · iPhone')
})
