import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { once } from '@/lib/http/idempotency'
import { releaseAbandoned } from '@/lib/platform/idempotency/store'
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
  await expect.poll(() => outcomes).toEqual(Array.from({ length: 5 }, () => 'conflict'))
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

test('a key whose request died is free again after a minute, and an answer is kept for a day', async () => {
  const [died, young, done, old] = [call(), call(), call(), call()]
  const work = counted()
  const place = ({ personId, route, key }: typeof died) => ({ personId, route, key })
  await ports.db.idempotencyRecord.createMany({ data: [died, young].map((some) => ({ ...place(some), requestHash: 'x' })) })
  for (const some of [done, old]) await once(ports, some, work)
  const age = (some: typeof died, interval: string) =>
    stage.owner.query('UPDATE idempotency_record SET created_at = now() - $1::interval WHERE person_id = $2', [interval, some.personId])
  await age(died, '61 seconds')
  await age(young, '59 seconds')
  await age(done, '23 hours')
  await age(old, '25 hours')
  await releaseAbandoned(ports.db)
  const { rows } = await stage.owner.query('SELECT person_id FROM idempotency_record WHERE person_id = ANY($1)', [[died, young, done, old].map(({ personId }) => personId)])
  expect(rows.map((row) => row.person_id).toSorted()).toEqual([young.personId, done.personId].toSorted())
})
