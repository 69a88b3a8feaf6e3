import { expect, test } from 'vitest'
import { GET as readEvents } from '@/app/api/admin/events/route'
import { GET as readEvent } from '@/app/api/admin/events/[slug]/route'
import { GET as nothing } from '@/app/api/[...path]/route'
import { GET as readMe } from '@/app/api/me/route'
import { pseudonym } from '@/lib/audit'
import { newPerson, newStaff } from '../cast'
import { newShow } from '../programme'
import { openStage } from '../stage'
import { askAs, standOn } from './gate'

const stage = await openStage()
const { ports, clock } = stage
standOn(ports)

const rowsOf = (personId: string) =>
  // Signing in is a row as well, under the stage's own name.
  ports.db.ledgerEntry.findMany({ where: { actor: pseudonym(ports, personId), NOT: { action: 'test' } }, orderBy: { at: 'asc' }, select: { action: true, outcome: true, detail: true } })

test('what needs no row when an organiser’s own people read it needs one on a visit of the platform', async () => {
  const show = await newShow(stage)
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const supporter = await newPerson(stage, 'of the platform')
  await ports.db.platformRole.create({ data: { personId: supporter, role: 'support' } })
  const { id: visit } = await ports.db.platformVisit.create({
    data: {
      personId: supporter,
      role: 'support',
      organisationId: show.organisationId,
      reason: 'They asked by telephone',
      startedAt: clock.now(),
      expiresAt: new Date(clock.now().getTime() + 60_000),
    },
  })
  const slug = show.seat.eventSlug
  for (const personId of [manager.personId, supporter]) {
    const ask = await askAs(stage, personId)
    expect((await ask(readEvents, '/api/admin/events')).status).toBe(200)
    clock.pass({ ms: 1 })
    expect((await ask(readEvent, `/api/admin/events/${slug}`, { params: { slug } })).status).toBe(200)
    // About themselves: the visit gives nothing there.
    expect((await ask(readMe, '/api/me')).status).toBe(200)
  }
  expect(await rowsOf(manager.personId)).toEqual([])
  expect(await rowsOf(supporter)).toEqual(
    ['/api/admin/events', `/api/admin/events/${slug}`].map((path) => ({ action: 'platform.look', outcome: 'done', detail: { path, visit } })),
  )
})

test('a look that is refused on a visit is a row with its door; without a visit it is one as ever', async () => {
  const [show, foreign] = [await newShow(stage), await newShow(stage)]
  const manager = await newStaff(stage, show.organisationId, 'manager')
  const supporter = await newPerson(stage, 'of the platform')
  const times = { startedAt: clock.now(), expiresAt: new Date(clock.now().getTime() + 60_000) }
  await ports.db.platformRole.create({ data: { personId: supporter, role: 'support' } })
  const { id: visit } = await ports.db.platformVisit.create({ data: { personId: supporter, role: 'support', organisationId: show.organisationId, reason: 'They asked by telephone', ...times } })
  const slug = foreign.seat.eventSlug
  const path = `/api/admin/events/${slug}`
  for (const personId of [manager.personId, supporter]) {
    const ask = await askAs(stage, personId)
    expect((await ask(readEvent, path, { params: { slug } })).status).toBe(404)
    clock.pass({ ms: 1 })
    expect((await ask(nothing, '/api/nothing/here')).status).toBe(404)
    clock.pass({ ms: 1 })
  }
  const refused = { action: 'unrecorded', outcome: 'refused', detail: { code: 'not_found' } }
  expect(await rowsOf(manager.personId)).toEqual([refused, refused])
  expect(await rowsOf(supporter)).toEqual([
    { action: 'platform.look', outcome: 'refused', detail: { code: 'not_found', path, visit } },
    { ...refused, detail: { code: 'not_found', visit } },
  ])
})

test('a look that leaves no row is not answered', async () => {
  const show = await newShow(stage)
  const supporter = await newPerson(stage, 'of the platform')
  await ports.db.platformRole.create({ data: { personId: supporter, role: 'support' } })
  const times = { startedAt: clock.now(), expiresAt: new Date(clock.now().getTime() + 60_000) }
  await ports.db.platformVisit.create({ data: { personId: supporter, role: 'support', organisationId: show.organisationId, reason: 'They asked by telephone', ...times } })
  const ask = await askAs(stage, supporter)
  const month = `ledger_entry_${clock.now().getUTCFullYear()}_${String(clock.now().getUTCMonth() + 1).padStart(2, '0')}`
  await stage.owner.query(`DROP TABLE ${month}`)
  expect((await ask(readEvents, '/api/admin/events')).status).toBe(500)
})
