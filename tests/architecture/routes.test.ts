import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { publicBecause, ticketHolder } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import {
  accessOfNothing,
  accessTable,
  entriesOf,
  tableDiff,
  unclearAudit,
  ungated,
  unrecordedMethods,
  urlOf,
  type RouteEntry,
} from './checks/routes'
import { listFiles, projectRoot } from './tree'

const tableFile = join(projectRoot, 'tests/architecture/routes.txt')

/** Where nothing is: no method of it does anything. */
const nothing = (methods: readonly string[]) => methods.map((method) => `${method} /api/[...path]`)

/** Writes without a ledger row: every segment is a row already, and an encoder's DELETE changes nothing. */
const unrecordedWrites = ['PUT /api/ingest/[streamId]/[...path]', 'POST /api/ingest/[streamId]/[...path]', 'DELETE /api/ingest/[streamId]/[...path]', ...nothing(['POST', 'PUT', 'PATCH', 'DELETE'])]

/** Reads without a ledger row: public words, or what is the reader's own. One more is a visible line here. */
const unrecordedReads = [
  ...nothing(['GET']),
  'GET /api/accounts/sign-in',
  'GET /api/accounts/ways',
  'GET /api/admin/events',
  'GET /api/admin/events/[slug]',
  'GET /api/admin/events/[slug]/preview',
  'GET /api/admin/openapi',
  'GET /api/demo/people',
  'GET /api/events',
  'GET /api/events/[slug]',
  'GET /api/events/[slug]/cover/[file]',
  'GET /api/health',
  'GET /api/mailbox',
  'GET /api/me',
  'GET /api/me/identities',
  'GET /api/me/passkeys',
  'GET /api/me/roles',
  'GET /api/me/sessions',
  'GET /api/platform/visits',
  'GET /api/playback/broadcasts/[broadcastId]',
  'GET /api/playback/tickets/[ticketId]',
  'GET /api/streaming/broadcasts/[broadcastId]/encoder-keys',
  'GET /api/streaming/broadcasts/[broadcastId]/health',
  'GET /api/ticketing/orders',
  'GET /api/ticketing/orders/[orderId]',
  'GET /api/ticketing/tickets',
  'GET /api/till/payments/[paymentId]',
]

describe('every route of the product', () => {
  const entries: RouteEntry[] = []
  const empty: string[] = []

  beforeAll(async () => {
    const files = listFiles().filter((path) => /^app\/.+\/route\.tsx?$/.test(path))
    for (const file of files) {
      const found = entriesOf(file, (await import(join(projectRoot, file))) as Record<string, unknown>)
      entries.push(...found)
      if (found.length === 0) empty.push(file)
    }
  }, 60_000)

  test('is found', () => {
    expect(entries.length).toBeGreaterThan(30)
    expect(empty, 'files without a method').toEqual([])
  })

  test('goes through the gate', () => expect(ungated(entries)).toEqual([]))

  test('has a name in the ledger when it writes', () => expect(unrecordedMethods(entries, 'write').toSorted()).toEqual(unrecordedWrites.toSorted()))

  test('is in the list above when it reads without a row', () => expect(unrecordedMethods(entries, 'read').toSorted()).toEqual(unrecordedReads))

  test('says clearly what the ledger calls it, or why it need not', () => expect(unclearAudit(entries)).toEqual([]))

  test('has a limit, except where supervisors ask', () => {
    expect(entries.filter(({ mark }) => mark?.limit === null).map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api/health'])
  })

  test('is about an object that its input names', () => expect(accessOfNothing(entries)).toEqual([]))

  test('is in the committed table', () => {
    const actual = accessTable(entries)
    if (process.env.UPDATE_ROUTES === '1') writeFileSync(tableFile, `${actual.join('\n')}\n`)
    const committed = readFileSync(tableFile, 'utf8').trimEnd().split('\n')
    const diff = tableDiff(committed, actual)
    const advice = 'Who may call what has changed. When that is meant: UPDATE_ROUTES=1 npx vitest run --project unit tests/architecture/routes.test.ts'
    expect(diff, `${advice}\n${diff.join('\n')}\n`).toEqual([])
    expect(committed, `${advice}\nThe same lines, in another order.`).toEqual(actual)
  })
})

describe('what would be a fault is seen', () => {
  const spec = {
    input: z.strictObject({ ticketId: z.uuid() }),
    output: z.object({}),
    limit: perActor('1/min'),
    handle: async () => ({}),
  }
  const good = route({ ...spec, access: ticketHolder('ticketId'), audit: 'ticketing.read' })
  const file = 'app/api/(fan)/tickets/[ticketId]/route.ts'

  test('a handler past the gate', () => {
    const bare = entriesOf(file, { GET: good, POST: async () => new Response(), dynamic: 'force-dynamic' })
    expect(ungated(bare)).toEqual(['POST /api/tickets/[ticketId]'])
    expect(accessTable(bare)).toEqual(['GET /api/tickets/[ticketId] → ticketHolder of ticketId', 'POST /api/tickets/[ticketId] → NO GATE'])
  })

  test('a write, or a read, without a name in the ledger', () => {
    const silent = route({ ...spec, access: ticketHolder('ticketId'), audit: unrecorded('because nobody looked') })
    const entries = entriesOf(file, { GET: silent, POST: silent, PUT: good })
    expect(unrecordedMethods(entries, 'write')).toEqual(['POST /api/tickets/[ticketId]'])
    expect(unrecordedMethods(entries, 'read')).toEqual(['GET /api/tickets/[ticketId]'])
  })

  test('a reason that says nothing', () => {
    const silent = route({ ...spec, access: ticketHolder('ticketId'), audit: unrecorded(' ') })
    const shouting = route({ ...spec, access: ticketHolder('ticketId'), audit: 'Read' })
    expect(unclearAudit(entriesOf(file, { GET: silent, PUT: shouting, POST: good }))).toHaveLength(2)
  })

  test('an access about an object that the input does not name', () => {
    const other = route({ ...spec, access: ticketHolder('ticketId'), audit: 'ticketing.read', input: spec.input })
    const mark = entriesOf(file, { GET: other })[0]?.mark
    const lost: RouteEntry = { method: 'GET', path: '/api/x', mark: mark ? { ...mark, access: ticketHolder('orderId') } : null }
    expect(accessOfNothing([lost])).toEqual(['GET /api/x: orderId'])
    expect(accessOfNothing(entriesOf(file, { GET: other }))).toEqual([])
  })

  test('a changed access, as one line that goes and one that comes', () => {
    const open = route({ ...spec, access: publicBecause('nobody asked'), audit: 'ticketing.read' })
    const before = accessTable(entriesOf(file, { GET: good }))
    expect(tableDiff(before, accessTable(entriesOf(file, { GET: open })))).toEqual([
      '- GET /api/tickets/[ticketId] → ticketHolder of ticketId',
      '+ GET /api/tickets/[ticketId] → public: nobody asked',
    ])
  })

  test('paths are as the browser asks for them', () => {
    expect(urlOf('app/api/ingest/[streamId]/[...path]/route.ts')).toBe('/api/ingest/[streamId]/[...path]')
  })
})
