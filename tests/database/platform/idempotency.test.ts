import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { once } from '@/lib/http/idempotency'
import { NoConnection } from '@/lib/platform/db'
import { forgetOldKeys } from '@/lib/platform/idempotency/store'
import { Problem } from '@/lib/platform/problem'
import { holdSeats } from '@/lib/ticketing'
import { newFan } from '../cast'
import { newShow, seatsOf } from '../programme'
import { openStage, outcomeOf } from '../stage'

const stage = await openStage()
const { ports } = stage

const call = (changes: Partial<{ personId: string; route: string; key: string; input: unknown }> = {}) => ({
  personId: randomUUID(),
  route: 'tests.write',
  key: 'press-1',
  input: { quantity: 1 },
  ...changes,
})
/** Work that counts how often it is done. */
const counted = () => {
  const work = Object.assign(async () => ({ answer: ++work.times }), { times: 0 })
  return work
}

test('the same press again gets the same answer, and buys nothing more', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const input = { ...show.seat, quantity: 2 }
  const press = call({ personId: fan.personId, route: 'ticketing.hold', input })
  const hold = () => once(ports, press, () => holdSeats(ports, fan, input))
  const first = await hold()
  expect(await hold()).toEqual(first)
  expect(await once(stage.anotherProcess(), press, () => holdSeats(ports, fan, input))).toEqual(first)
  expect(await seatsOf(stage, show)).toEqual({ held: 2, sold: 0 })
})

test('presses at once have one effect; those who come while it runs are told to wait', async () => {
  const press = call()
  const work = counted()
  const running = Promise.withResolvers<void>()
  const outcomes: string[] = []
  const presses = Array.from({ length: 6 }, async () => {
    outcomes.push(await outcomeOf(once(ports, press, () => running.promise.then(work))))
  })
  await expect.poll(() => outcomes).toEqual(Array.from({ length: 5 }, () => 'still_running'))
  running.resolve()
  await Promise.all(presses)
  expect(outcomes.at(-1)).toBe('done')
  expect(await once(ports, press, work)).toEqual({ answer: 1 })
  expect(work.times).toBe(1)
})

test('the same key with another input is refused', async () => {
  const press = call()
  const work = counted()
  await once(ports, press, work)
  expect(await outcomeOf(once(ports, { ...press, input: { quantity: 2 } }, work))).toBe('idempotency_key_reused')
  expect(work.times).toBe(1)
})

test("another person's key, another route's and another key are others", async () => {
  const press = call()
  const work = counted()
  await once(ports, press, work)
  for (const other of [{ personId: randomUUID() }, { route: 'tests.other' }, { key: 'press-2' }]) await once(ports, { ...press, ...other }, work)
  expect(work.times).toBe(4)
})

test('a key is free again after a refusal', async () => {
  const press = call()
  const refused = () => Promise.reject(new Problem('sold_out'))
  expect(await outcomeOf(once(ports, press, refused))).toBe('sold_out')
  expect(await once(ports, press, counted())).toEqual({ answer: 1 })
})

const placeOf = ({ personId, route, key }: ReturnType<typeof call>) => ({ personId, route, key })
const age = (some: { personId: string }, interval: string) =>
  stage.owner.query('UPDATE idempotency_record SET created_at = now() - $1::interval WHERE person_id = $2', [interval, some.personId])

test('whether a key whose request died was carried out nobody knows: its repeat is told so, and does nothing', async () => {
  const press = call()
  const died = new Promise<object>(() => undefined)
  void once(ports, press, () => died)
  const work = counted()
  await expect.poll(() => ports.db.idempotencyRecord.count({ where: placeOf(press) })).toBe(1)
  await age(press, '59 seconds')
  expect(await outcomeOf(once(ports, press, work))).toBe('still_running')
  await age(press, '61 seconds')
  expect(await outcomeOf(once(ports, press, work))).toBe('outcome_unknown')
  await forgetOldKeys(ports.db)
  expect(await outcomeOf(once(ports, press, work))).toBe('outcome_unknown')
  expect(await outcomeOf(once(ports, { ...press, input: { quantity: 2 } }, work))).toBe('idempotency_key_reused')
  expect(work.times).toBe(0)
})

test('a fault of our own frees no key: it may have been done', async () => {
  const press = call()
  const work = counted()
  const done = () => work().then(() => Promise.reject(new Error('the line to the database broke as it committed')))
  await expect(once(ports, press, done)).rejects.toThrow('the line')
  expect(await outcomeOf(once(ports, press, done))).toBe('outcome_unknown')
  expect(work.times).toBe(1)
})

test('where no connection came free nothing was done, unless something was written before', async () => {
  const busy = () => Promise.reject(new NoConnection('no connection'))
  const [first, second] = [call(), call()]
  await expect(once(stage.asking('tests.write'), first, busy)).rejects.toThrow(NoConnection)
  expect(await once(ports, first, counted())).toEqual({ answer: 1 })
  const asking = stage.asking('tests.write')
  asking.request.recorded = true
  await expect(once(asking, second, busy)).rejects.toThrow(NoConnection)
  expect(await outcomeOf(once(ports, second, counted()))).toBe('outcome_unknown')
})

test('what was done is answered also when the answer cannot be kept, and is not done again', async () => {
  const press = call()
  const work = counted()
  // The constraint is the database's own way to fail just there.
  await stage.owner.query(`ALTER TABLE idempotency_record ADD CONSTRAINT no_answers CHECK (person_id <> '${press.personId}' OR answer IS NULL)`)
  expect(await once(ports, press, work)).toEqual({ answer: 1 })
  await age(press, '61 seconds')
  expect(await outcomeOf(once(ports, press, work))).toBe('outcome_unknown')
  expect(work.times).toBe(1)
  await stage.owner.query('ALTER TABLE idempotency_record DROP CONSTRAINT no_answers')
})

test('work that takes longer than a minute keeps its key', async () => {
  const press = call()
  const running = Promise.withResolvers<object>()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const first = once(ports, press, () => running.promise)
  await vi.waitFor(async () => expect(await ports.db.idempotencyRecord.count({ where: placeOf(press) })).toBe(1))
  await age(press, '70 seconds')
  vi.advanceTimersByTime(15_000)
  vi.useRealTimers()
  await expect.poll(() => outcomeOf(once(ports, press, counted()))).toBe('still_running')
  running.resolve({ answer: 1 })
  expect(await first).toEqual({ answer: 1 })
})

test('an answer is kept for a day, and so is a key whose outcome nobody knows', async () => {
  const [died, longDead, done, old] = [call(), call(), call(), call()]
  await ports.db.idempotencyRecord.createMany({ data: [died, longDead].map((some) => ({ ...placeOf(some), requestHash: 'x' })) })
  for (const some of [done, old]) await once(ports, some, counted())
  for (const young of [died, done]) await age(young, '23 hours')
  for (const aged of [longDead, old]) await age(aged, '25 hours')
  await forgetOldKeys(ports.db)
  const all = [died, longDead, done, old].map(({ personId }) => personId)
  const { rows } = await stage.owner.query('SELECT person_id FROM idempotency_record WHERE person_id = ANY($1)', [all])
  expect(rows.map((row) => row.person_id).toSorted()).toEqual([died.personId, done.personId].toSorted())
})
