import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { transact } from '@/lib/platform/db'
import { dispatchOutbox, owe, wakeOutbox, type OutboxMessage } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { openStage } from '../stage'

const stage = await openStage()
const { ports } = stage
const otherWorker = stage.anotherProcess()

beforeEach(() => stage.owner.query('DELETE FROM outbox'))

const ticketOf = (message: OutboxMessage) => ('ticketId' in message.payload ? message.payload.ticketId : '')
const oweTickets = async (count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => randomUUID())
  for (const ticketId of ids) await owe(ports, 'ticket.ended', { ticketId, state: 'refunded' })
  return ids
}
const allDue = () => stage.owner.query('UPDATE outbox SET due_at = now() WHERE dispatched_at IS NULL')
const rowOf = async (ticketId: string) =>
  (await stage.owner.query("SELECT *, extract(epoch FROM due_at - now()) AS wait FROM outbox WHERE payload->>'ticketId' = $1", [ticketId])).rows[0]

test('two workers carry out each effect exactly once', async () => {
  const owed = await oweTickets(60)
  const carriedOut: string[] = []
  const work = async (some: Ports) => {
    const react = async (message: OutboxMessage) => {
      carriedOut.push(ticketOf(message))
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    while ((await dispatchOutbox(some, react, 7)) > 0);
  }
  await Promise.all([work(ports), work(otherWorker), work(ports), work(otherWorker)])
  expect(carriedOut.toSorted()).toEqual(owed.toSorted())
  expect(await dispatchOutbox(ports, () => Promise.reject(new Error('nothing is owed')))).toBe(0)
})

test('what is owed is carried out in the order it was owed', async () => {
  const owed = await oweTickets(30)
  // Apart by more than the clock tells apart.
  const order = "UPDATE outbox SET created_at = now() - make_interval(secs => 31 - array_position($1, payload->>'ticketId'))"
  await stage.owner.query(order, [owed])
  const carriedOut: string[] = []
  await dispatchOutbox(ports, async (message) => void carriedOut.push(ticketOf(message)), 30)
  expect(carriedOut).toEqual(owed)
})

test('a reaction that fails is tried again, with growing pauses, until it succeeds', async () => {
  const [ticketId = ''] = await oweTickets(1)
  const pauses: number[] = []
  for (let attempt = 1; attempt <= 8; attempt++) {
    expect(await dispatchOutbox(ports, () => Promise.reject(new Error(`no. ${attempt}`)))).toBe(0)
    const row = await rowOf(ticketId)
    expect(row).toMatchObject({ attempts: attempt, last_error: `no. ${attempt}`, dispatched_at: null })
    pauses.push(Math.round(Number(row.wait)))
    // Not before the pause is over.
    expect(await dispatchOutbox(ports, () => Promise.reject(new Error('too early')))).toBe(0)
    expect((await rowOf(ticketId)).attempts).toBe(attempt)
    await allDue()
  }
  expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60, 60])
  expect(await dispatchOutbox(ports, async () => undefined)).toBe(1)
  expect(await rowOf(ticketId)).toMatchObject({ last_error: null, attempts: 9 })
  expect((await rowOf(ticketId)).dispatched_at).not.toBeNull()
})

test('a reaction that fails holds no other up', async () => {
  const [broken = '', ...others] = await oweTickets(4)
  const carriedOut: string[] = []
  const react = async (message: OutboxMessage) => {
    if (ticketOf(message) === broken) throw new Error('broken')
    carriedOut.push(ticketOf(message))
  }
  expect(await dispatchOutbox(ports, react)).toBe(3)
  expect(carriedOut.toSorted()).toEqual(others.toSorted())
})

test('a worker that dies gives back what it had taken after 30 s', async () => {
  const [ticketId = ''] = await oweTickets(1)
  const dying = Promise.withResolvers<void>()
  const taken = dispatchOutbox(otherWorker, () => dying.promise)
  await expect.poll(async () => (await rowOf(ticketId)).attempts).toBe(1)
  expect(Math.round(Number((await rowOf(ticketId)).wait))).toBe(30)
  expect(await dispatchOutbox(ports, async () => undefined)).toBe(0)
  await allDue()
  expect(await dispatchOutbox(ports, async () => undefined)).toBe(1)
  dying.reject(new Error('killed'))
  await taken
  expect((await rowOf(ticketId)).dispatched_at).not.toBeNull()
})

test('an effect is owed only if what causes it happened', async () => {
  const ticketId = randomUUID()
  const work = transact(ports, async (inside) => {
    await owe(inside, 'ticket.ended', { ticketId, state: 'refunded' })
    throw new Error('rolled back')
  })
  await expect(work).rejects.toThrow('rolled back')
  expect(await rowOf(ticketId)).toBeUndefined()
})

test('the worker is woken when something is owed', async () => {
  let wakes = 0
  const off = otherWorker.realtime.subscribe('outbox', () => wakes++)
  await expect
    .poll(async () => {
      await wakeOutbox(ports)
      return wakes
    })
    .toBeGreaterThan(0)
  off()
})
