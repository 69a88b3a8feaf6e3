import { Pool } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { env } from '@/lib/platform/env'
import { newFan } from '../cast'
import { hold, newShow, seatsOf, talliedFor, type Show } from '../programme'
import { openStage, outcomeOf, tally } from '../stage'

const stage = await openStage()
const pool = new Pool({ connectionString: env().databaseUrl, max: 8 })
afterAll(() => pool.end())

const crowd = (count: number) => Promise.all(Array.from({ length: count }, () => newFan(stage)))

test('200 buyers race for 10 seats: exactly 10 are held', async () => {
  const show = await newShow(stage, { quantity: 10 })
  const buyers = await crowd(200)
  const outcomes = await Promise.all(buyers.map((buyer) => outcomeOf(hold(stage, buyer, show))))
  expect(tally(outcomes)).toEqual({ done: 10, sold_out: 190 })
  expect(await seatsOf(stage, show)).toEqual({ held: 10, sold: 0 })
  const where = { ticketTypeId: show.ticketTypeId }
  expect(await stage.ports.db.orderLine.count({ where })).toBe(10)
  // Those who went away empty-handed have nothing counted against their limit.
  const { _sum } = await stage.ports.db.purchaseTally.aggregate({ where, _sum: { quantity: true } })
  expect(_sum.quantity).toBe(10)
})

test('the condition of the claim alone keeps the quota, without the constraint behind it', async () => {
  const show = await newShow(stage, { quantity: 10 })
  const buyers = await crowd(40)
  await stage.owner.query('ALTER TABLE ticket_type DROP CONSTRAINT ticket_type_never_oversold')
  try {
    const outcomes = await Promise.all(buyers.map((buyer) => outcomeOf(hold(stage, buyer, show))))
    expect(tally(outcomes)).toEqual({ done: 10, sold_out: 30 })
    expect(await seatsOf(stage, show)).toEqual({ held: 10, sold: 0 })
  } finally {
    await stage.owner.query('ALTER TABLE ticket_type ADD CONSTRAINT ticket_type_never_oversold CHECK (held >= 0 AND sold >= 0 AND held + sold <= quantity)')
  }
})

test('negative control: the same race without the condition oversells', async () => {
  const show = await newShow(stage, { quantity: 10 })
  await copyUnguarded(show)
  const race = async (claim: string) => {
    await pool.query('UPDATE unguarded SET held = 0')
    const claims = await Promise.all(Array.from({ length: 200 }, () => pool.query(claim, [show.ticketTypeId])))
    const { rows } = await pool.query<{ held: number }>('SELECT held FROM unguarded')
    return { claimed: claims.filter((result) => result.rowCount === 1).length, held: rows[0]?.held }
  }
  expect(await race('UPDATE unguarded SET held = held + 1 WHERE id = $1 AND held + sold + 1 <= quantity')).toEqual({ claimed: 10, held: 10 })
  expect(await race('UPDATE unguarded SET held = held + 1 WHERE id = $1')).toEqual({ claimed: 200, held: 200 })
  // Asking first and writing then is no better: many see the same free seat.
  const lookThenTake = await race('WITH seen AS MATERIALIZED (SELECT held + sold < quantity AS free, pg_sleep(0.02) FROM unguarded) UPDATE unguarded SET held = held + 1 FROM seen WHERE id = $1 AND free')
  expect(lookThenTake.claimed).toBeGreaterThan(10)
})

test('one person in two tabs does not pass their limit', async () => {
  const show = await newShow(stage, { limitPerPerson: 2 })
  const fan = await newFan(stage)
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(hold(stage, fan, show))))
  expect(tally(outcomes)).toEqual({ done: 2, limit_reached: 6 })
  expect(await talliedFor(stage, show, fan)).toBe(2)
  expect(await seatsOf(stage, show)).toEqual({ held: 2, sold: 0 })
})

test('the database refuses to oversell by raw SQL, to the product and to its owner', async () => {
  const show = await newShow(stage, { quantity: 10 })
  for (const client of [pool, stage.owner]) {
    for (const change of ['held = 11', 'sold = 11', 'held = 6, sold = 5', 'held = -1', 'sold = -1']) {
      await expect(client.query(`UPDATE ticket_type SET ${change} WHERE id = $1`, [show.ticketTypeId])).rejects.toThrow('ticket_type_never_oversold')
    }
  }
})

/** The row in a table of its own, without the constraint. */
async function copyUnguarded(show: Show): Promise<void> {
  await stage.owner.query(`CREATE TABLE unguarded AS SELECT * FROM ticket_type WHERE id = '${show.ticketTypeId}'`)
  await stage.owner.query('GRANT SELECT, UPDATE ON unguarded TO akushu_app')
}
