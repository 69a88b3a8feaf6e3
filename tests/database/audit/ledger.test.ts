import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureLedgerMonths, entryMac, pseudonym, recordEntry, type EntryFacts } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { refundTicket } from '@/lib/ticketing'
import { newFan, newStaff } from '../cast'
import { buy, newShow } from '../programme'
import { openStage } from '../stage'

const stage = await openStage()
const { ports, clock, owner } = stage
const app = new Client({ connectionString: env().databaseUrl })
beforeAll(() => app.connect())
afterAll(() => app.end())

const ledgerTables = ['ledger_entry', 'ledger_link', 'ledger_head'] as const
const partitions = async () =>
  (await owner.query<{ name: string }>("SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'ledger_entry'::regclass ORDER BY 1")).rows.map(({ name }) => name)
const partitionOf = (at: Date) => `ledger_entry_${at.getUTCFullYear()}_${String(at.getUTCMonth() + 1).padStart(2, '0')}`

type Row = EntryFacts & { mac: Uint8Array; macKeyId: string }
const isGenuine = ({ mac, macKeyId, ...facts }: Row) => {
  const key = ports.env.ledgerMacKeys.find(({ id }) => id === macKeyId)
  return key !== undefined && entryMac(key.bytes, facts).equals(mac)
}
const entries = async () => (await ports.db.ledgerEntry.findMany()) as Row[]

test('each row carries a MAC of all that it says', async () => {
  const show = await newShow(stage)
  const fan = await newFan(stage)
  const { ticketId } = await buy(stage, fan, show)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const asked = stage.asking('ticketing.refund')
  await refundTicket(asked, manager, { ticketId, reason: 'asked for' })
  const rows = await entries()
  expect(rows.length).toBeGreaterThan(4)
  expect(rows.filter((row) => !isGenuine(row))).toEqual([])
  expect(rows.find((row) => row.requestId === asked.request.id)).toMatchObject({
    action: 'ticketing.refund',
    outcome: 'done',
    actor: pseudonym(ports, manager.personId),
    subject: pseudonym(ports, fan.personId),
    organisationId: show.organisationId,
    ticketId,
    detail: { amountYen: 3300 },
  })
})

test('a change of any column shows', async () => {
  const asked = stage.asking('playback.key')
  const place = { contentId: randomUUID(), grantId: randomUUID(), epoch: 3 }
  await recordEntry({ ...asked, request: { ...asked.request, network: 'a-network' } }, { actorId: randomUUID(), ...place, detail: { phase: 'live' } })
  const changes: Record<string, string> = {
    at: "at + interval '1 millisecond'", id: 'gen_random_uuid()', action: "'playback.grant'", outcome: "'refused'", actor: "'somebody else'",
    subject: 'NULL', subject_key_id: "'other'", organisation_id: 'gen_random_uuid()', event_id: 'gen_random_uuid()', content_id: 'NULL',
    ticket_id: 'gen_random_uuid()', grant_id: 'gen_random_uuid()', epoch: '2', network: 'NULL', request_id: "'another'", detail: '\'{"phase": "archive"}\'',
    mac: "set_byte(mac, 0, get_byte(mac, 0) # 1)", mac_key_id: "'other'",
  }
  const { rows: columns } = await owner.query<{ name: string }>("SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'ledger_entry'")
  expect(columns.map(({ name }) => name).toSorted()).toEqual(Object.keys(changes).toSorted())
  for (const [column, value] of Object.entries(changes)) {
    // Whoever may change tables can do it after taking the lock away in the open; the MAC tells.
    await owner.query(`ALTER TABLE ${partitionOf(clock.now())} DISABLE TRIGGER USER`)
    const { rows: kept } = await owner.query('DELETE FROM ledger_entry WHERE request_id = $1 RETURNING *', [asked.request.id])
    const put = (row: object) => owner.query('INSERT INTO ledger_entry SELECT * FROM json_populate_record(NULL::ledger_entry, $1)', [JSON.stringify(row)])
    const original = asColumns(kept[0])
    await put(original)
    expect((await entries()).filter((row) => !isGenuine(row)), 'put back as it was').toEqual([])
    await owner.query(`UPDATE ledger_entry SET ${column} = ${value} WHERE request_id = $1`, [asked.request.id])
    expect((await entries()).filter((row) => !isGenuine(row)), column).toHaveLength(1)
    await owner.query('DELETE FROM ledger_entry WHERE request_id = ANY($1)', [[asked.request.id, 'another']])
    await put(original)
    await owner.query(`ALTER TABLE ${partitionOf(clock.now())} ENABLE TRIGGER USER`)
  }
})

test('rows name people and networks by keyed hashes only', async () => {
  const fan = await newFan(stage)
  const { rows } = await owner.query<{ row: string }>('SELECT e::text AS row FROM ledger_entry e')
  expect(rows.filter(({ row }) => row.includes(pseudonym(ports, fan.personId)))).toHaveLength(1)
  expect(rows.filter(({ row }) => row.includes(fan.personId) || row.includes(fan.displayName))).toEqual([])
  const otherKey = { ...ports, env: { ...ports.env, ledgerSubjectKeys: [{ id: 'other', bytes: Buffer.alloc(32, 9) }] } }
  expect(pseudonym(otherKey, fan.personId)).not.toBe(pseudonym(ports, fan.personId))
})

test('the product can neither change nor remove a row, nor change the tables', async () => {
  const refused = [
    ...[...ledgerTables, ...(await partitions())].flatMap((table) => [`UPDATE ${table} SET ${table === 'ledger_head' ? 'key_id' : table === 'ledger_link' ? 'hash' : 'action'} = NULL`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]),
    'CREATE TABLE mine (id int)',
    'CREATE SCHEMA mine',
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
  ]
  for (const statement of refused) await expect(app.query(statement), statement).rejects.toThrow(/permission denied/)
  for (const statement of ['DROP TABLE ledger_entry', 'ALTER TABLE ledger_entry DISABLE TRIGGER ALL', 'ALTER TABLE ledger_entry ADD COLUMN note text', 'DROP TRIGGER ledger_entry_append_only ON ledger_entry', 'DROP FUNCTION ledger_refuse_change() CASCADE']) {
    await expect(app.query(statement), statement).rejects.toThrow(/must be owner of/)
  }
})

test('the owner too is refused, on every table and month of the ledger', async () => {
  await owner.query("INSERT INTO ledger_link (position, entry_at, entry_id, hash) VALUES (1, now(), gen_random_uuid(), '\\x00')")
  await owner.query("INSERT INTO ledger_head (day, position, hash, signature, key_id) VALUES ('2026-01-01', 1, '\\x00', '\\x00', 'k')")
  const statements = [
    ...['ledger_entry', partitionOf(clock.now())].flatMap((table) => [`UPDATE ${table} SET action = 'other'`, `DELETE FROM ${table}`]),
    "UPDATE ledger_link SET hash = '\\x01'",
    'DELETE FROM ledger_link',
    "UPDATE ledger_head SET hash = '\\x01'",
    'DELETE FROM ledger_head',
    ...[...ledgerTables, ...(await partitions())].map((table) => `TRUNCATE ${table}`),
  ]
  for (const statement of statements) await expect(owner.query(statement), statement).rejects.toThrow('the ledger is append-only')
})

test('months exist a year ahead, and the worker makes more of them, locked as the first', async () => {
  const before = await partitions()
  for (let month = 0; month <= 12; month++) {
    const at = clock.now()
    at.setUTCDate(1)
    at.setUTCMonth(at.getUTCMonth() + month)
    expect(before).toContain(partitionOf(at))
  }
  clock.pass({ days: 400 })
  await expect(recordEntry(ports, { actorId: null })).rejects.toThrow(/no partition/)
  await Promise.all([ensureLedgerMonths(ports), ensureLedgerMonths(ports)])
  await ensureLedgerMonths(ports)
  await recordEntry(ports, { actorId: null })
  const made = partitionOf(clock.now())
  expect(before).not.toContain(made)
  for (const statement of [`UPDATE ${made} SET action = 'other'`, `DELETE FROM ${made}`, `TRUNCATE ${made}`]) {
    await expect(app.query(statement), statement).rejects.toThrow('permission denied')
    await expect(owner.query(statement), statement).rejects.toThrow('append-only')
  }
  clock.pass({ days: -400 })
})

test('a row is written with what it records, or not at all', async () => {
  const asked = stage.asking('tests.rollback')
  const work = transact(asked, async (inside) => {
    await recordEntry(inside, { actorId: null })
    throw new Error('on second thoughts')
  })
  await expect(work).rejects.toThrow('second thoughts')
  expect(await ports.db.ledgerEntry.count({ where: { requestId: asked.request.id } })).toBe(0)
})

/** A row of the driver as JSON that PostgreSQL reads back. */
function asColumns(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value]))
}
