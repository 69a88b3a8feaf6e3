import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { POST } from '@/app/api/ticketing/orders/route'
import { onceWithRows } from '@/lib/http/idempotency'
import { keepWithRows } from '@/lib/platform/idempotency/keep-with-rows'
import { platformRequest } from '@/lib/platform/open-ports'
import type { Ports } from '@/lib/platform/ports'
import { holdSeats } from '@/lib/ticketing'
import { newFan } from '../cast'
import { askAs, standOn } from '../http/gate'
import { newShow, seatsOf } from '../programme'
import { openStage, outcomeOf } from '../stage'

// A hold and the answer to its key are one: whatever dies in between, nobody is left without a word.
const stage = await openStage()
const other = stage.anotherProcess()
const asking = (ports: Ports) => ({ ...ports, request: platformRequest('ticketing.hold') })

async function newPress(choices: Parameters<typeof newShow>[1] = {}) {
  const show = await newShow(stage, choices)
  const fan = await newFan(stage)
  const input = { ...show.seat, quantity: 1 }
  const call = { personId: fan.personId, route: 'ticketing.hold', key: 'press-1', input }
  const press = (from: Ports, work = (ports: Ports): Promise<object> => holdSeats(ports, fan, input)) => {
    const ports = asking(from)
    return onceWithRows(ports, call, () => work(ports))
  }
  return { show, fan, input, call, press, orders: () => stage.ports.db.order.findMany({ where: { personId: fan.personId }, select: { id: true } }) }
}

test('whoever was held a seat by a process that died before it could answer gets that very order, at once', async () => {
  const { show, fan, input, press, orders } = await newPress({ limitPerPerson: 1 })
  const held = Promise.withResolvers<void>()
  const died = new Promise<object>(() => undefined)
  void press(other, (ports) => holdSeats(ports, fan, input).then(() => (held.resolve(), died)))
  await held.promise
  expect(await press(stage.ports)).toEqual({ orderId: (await orders())[0]?.id, expiresInMs: stage.ports.env.holdMinutes * 60_000 })
  expect(await orders()).toHaveLength(1)
  expect(await seatsOf(stage, show)).toEqual({ held: 1, sold: 0 })
})

test('a process that died before it held anything keeps nobody waiting', async () => {
  const { press, orders } = await newPress()
  void press(other, () => new Promise<object>(() => undefined))
  await press(stage.ports)
  expect(await orders()).toHaveLength(1)
})

const inLine = async () => {
  const [row] = await stage.ports.db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row?.count
}

test('one that dies in the middle of its hold leaves nothing of it, and the repeat that waited behind it holds the seat', async () => {
  const { show, press, orders } = await newPress({ limitPerPerson: 1 })
  await stage.owner.query('BEGIN')
  await stage.owner.query('SELECT 1 FROM ticket_type WHERE id = $1 FOR UPDATE', [show.ticketTypeId])
  const dying = press(other).catch(() => null)
  await expect.poll(inLine).toBe(1)
  const repeat = press(stage.ports)
  await expect.poll(inLine).toBe(2)
  // What becomes of a process's connections when it is killed.
  await other.db.$queryRaw`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%UPDATE ticket_type%'`
  await stage.owner.query('COMMIT')
  const answer = await repeat
  expect(await orders()).toEqual([{ id: (answer as { orderId: string }).orderId }])
  expect(await seatsOf(stage, show)).toEqual({ held: 1, sold: 0 })
  await dying
})

test('pressed many times at once, in two processes, one seat is held and everybody hears of that one', async () => {
  const { show, press } = await newPress({ limitPerPerson: 1 })
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => press(index % 2 ? other : stage.ports)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await seatsOf(stage, show)).toEqual({ held: 1, sold: 0 })
})

test('a repeat with another input, before or during, is refused', async () => {
  const { fan, show, call, press } = await newPress()
  const another = () => {
    const ports = asking(other)
    const input = { ...show.seat, quantity: 2 }
    return onceWithRows(ports, { ...call, input }, () => holdSeats(ports, fan, input))
  }
  const outcomes = await Promise.all([outcomeOf(press(stage.ports)), outcomeOf(another())])
  expect(outcomes.toSorted()).toEqual(['done', 'idempotency_key_reused'])
  const quantity = outcomes[0] === 'done' ? 1 : 2
  expect(await seatsOf(stage, show)).toEqual({ held: quantity, sold: 0 })
})

test('a refusal leaves the key free, and somebody else’s key is another', async () => {
  const { show, press } = await newPress({ quantity: 1 })
  const stranger = await newFan(stage)
  const ports = asking(other)
  const input = { ...show.seat, quantity: 1 }
  await onceWithRows(ports, { personId: stranger.personId, route: 'ticketing.hold', key: 'press-1', input }, () => holdSeats(ports, stranger, input))
  expect(await outcomeOf(press(stage.ports))).toBe('sold_out')
  await stage.ports.db.ticketType.update({ where: { id: show.ticketTypeId }, data: { quantity: 2 } })
  expect(await outcomeOf(press(stage.ports))).toBe('done')
})

test('what was done is said, also when the word of it was lost on its way from the database', async () => {
  const { fan, input, press, orders } = await newPress()
  const answer = await press(stage.ports, async (ports) => {
    await holdSeats(ports, fan, input)
    throw new Error('the line to the database broke as it committed')
  })
  expect(answer).toMatchObject({ orderId: (await orders())[0]?.id })
  expect(await orders()).toHaveLength(1)
})

test('a verb that is said to keep its answer and does not is a fault, not a second hold', async () => {
  const { press, call } = await newPress()
  await expect(press(stage.ports, async () => ({ done: true }))).rejects.toThrow('has not')
  await stage.ports.db.$transaction((db) => keepWithRows({ ...stage.ports, db, request: { ...platformRequest('x'), keyed: { ...call, requestHash: 'x', isKept: false } } }, { done: true }))
  expect(await outcomeOf(press(stage.ports))).toBe('idempotency_key_reused')
})

test('the route answers presses at once, and a repeat, with the same order', async () => {
  standOn(stage.ports)
  const { show, fan, input } = await newPress()
  const ask = await askAs(stage, fan.personId)
  const post = (key: string) => ask(POST, '/api/ticketing/orders', { method: 'POST', body: JSON.stringify(input), headers: { 'content-type': 'application/json', 'idempotency-key': key } })
  const key = randomUUID()
  const answers = [...(await Promise.all([post(key), post(key), post(key)])), await post(key)]
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
  expect(await seatsOf(stage, show)).toEqual({ held: 1, sold: 0 })
})
