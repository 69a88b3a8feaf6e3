import { expect, test } from 'vitest'
import { readEventOnSale, addBroadcastToEvent, copyEvent, createEvent, editBroadcast, editDetails, editProgramme, listPlannedEvents, previewEvent, publishEvent, readEventPlan, removeBroadcastFromEvent, removeEvent } from '@/lib/ticketing'
import { newStaff } from '../cast'
import { detailsOf, inHours, newDraft, newHouse, newPublished, newReadyDraft, words, type House } from '../planning'
import { openStage, outcomeOf, tally } from '../stage'

const stage = await openStage()
const { ports } = stage

test('a new event is a draft with a readable address that nobody else sees', async () => {
  const house = await newHouse(stage)
  const plan = await newDraft(stage, house, { ja: '春の夜会', en: 'Spring Night — Live!' })
  expect(plan).toMatchObject({ slug: 'spring-night-live', state: 'draft', version: 1, zone: 'Asia/Tokyo' })
  expect((await newDraft(stage, house, { ja: '', en: 'Spring night live' })).slug).toBe('spring-night-live-2')
  expect((await newDraft(stage, house, { ja: '題だけ', en: '' })).slug).toMatch(/^event-\d{4}-\d\d-\d\d$/)
  expect(await outcomeOf(readEventOnSale(ports, { slug: plan.slug }))).toBe('not_found')
  expect((await listPlannedEvents(ports, house.manager)).events.map((event) => event.slug)).toContain(plan.slug)
})

test('four who begin an event of one name at once get four addresses', async () => {
  const houses = await Promise.all(Array.from({ length: 3 }, () => newHouse(stage)))
  const plans = await Promise.all(Array.from({ length: 4 }, (_, index) => newDraft(stage, houses[index % 3] as House, words('One name'))))
  expect(new Set(plans.map((plan) => plan.slug)).size).toBe(4)
})

test('times must make sense', async () => {
  const house = await newHouse(stage)
  const title = words('Times')
  const create = (startsAt: string, endsAt: string) => outcomeOf(createEvent(ports, house.manager, { title, startsAt, endsAt, zone: 'Asia/Tokyo' }))
  expect(await create(inHours(stage, 50), inHours(stage, 48))).toBe('event_ends_before_start')
  expect(await create(inHours(stage, 48), inHours(stage, 48))).toBe('event_ends_before_start')
  expect(await create(inHours(stage, 48), inHours(stage, 48 + 32 * 24))).toBe('event_too_long')
  const { slug, version } = await newDraft(stage, house)
  const line = (from: number, to: number) => ({ startsAt: inHours(stage, from), endsAt: inHours(stage, to), title: words('Line') })
  const programme = (...lines: ReturnType<typeof line>[]) => outcomeOf(editProgramme(ports, house.manager, { slug, version, programme: lines }))
  expect(await programme(line(49, 48))).toBe('line_ends_before_start')
  expect(await programme(line(40, 49))).toBe('line_outside_event')
  expect(await programme(line(49, 57))).toBe('line_outside_event')
  const cast = (from: number, to: number) =>
    outcomeOf(addBroadcastToEvent(ports, house.manager, { slug, version, artistSlug: house.artistSlug, title: words('Cast'), startsAt: inHours(stage, from), endsAt: inHours(stage, to), archiveMinutes: 0 }))
  expect(await cast(47, 49)).toBe('broadcast_outside_event')
  expect(await cast(49, 51)).toBe('broadcast_outside_event')
  expect(await cast(49, 49)).toBe('broadcast_ends_before_start')
  expect(await cast(48, 50)).toBe('done')
  // Nothing of what was refused has raised the version.
  expect((await readEventPlan(ports, house.manager, { slug })).version).toBe(version + 1)
})

test('a programme is told in the order of its times', async () => {
  const house = await newHouse(stage)
  const { slug, version } = await newDraft(stage, house)
  const line = (from: number, name: string) => ({ startsAt: inHours(stage, from), endsAt: inHours(stage, from + 0.5), title: words(name) })
  const plan = await editProgramme(ports, house.manager, { slug, version, programme: [line(49, 'second'), line(47.5, 'doors'), line(48, 'first')] })
  expect(plan.programme.map(({ title }) => title.en)).toEqual(['doors', 'first', 'second'])
})

test('the second of two editors is told, and nothing of theirs is kept', async () => {
  const house = await newHouse(stage)
  const plan = await newDraft(stage, house)
  const other = await newStaff(stage, house.organisationId, 'owner')
  const edits = [house.manager, other, house.manager, other].map((actor, index) =>
    outcomeOf(editDetails(ports, actor, { ...detailsOf(plan), title: words(`Title ${index}`) })),
  )
  expect(tally(await Promise.all(edits))).toEqual({ done: 1, changed_elsewhere: 3 })
  expect((await readEventPlan(ports, other, { slug: plan.slug })).version).toBe(plan.version + 1)
})

test('an address may change while it is a draft, never to one that is taken, and stays once published', async () => {
  const house = await newHouse(stage)
  const [plan, other] = [await newReadyDraft(stage, house), await newDraft(stage, await newHouse(stage))]
  expect(await outcomeOf(editDetails(ports, house.manager, { ...detailsOf(plan), newSlug: other.slug }))).toBe('slug_taken')
  const slug = `${plan.slug}-renamed`
  const renamed = await editDetails(ports, house.manager, { ...detailsOf(plan), newSlug: slug })
  expect(renamed).toMatchObject({ slug, version: plan.version + 1 })
  expect(await outcomeOf(readEventPlan(ports, house.manager, { slug: plan.slug }))).toBe('not_found')
  const published = await publishEvent(ports, house.manager, { slug, version: renamed.version })
  expect(await outcomeOf(editDetails(ports, house.manager, { ...detailsOf(published), newSlug: 'something-else' }))).toBe('conflict')
})

test('two who want one address at once: one gets it', async () => {
  const house = await newHouse(stage)
  const drafts = await Promise.all([newDraft(stage, house), newDraft(stage, house)])
  const outcomes = await Promise.all(drafts.map((plan) => outcomeOf(editDetails(ports, house.manager, { ...detailsOf(plan), newSlug: `wanted-${drafts[0]?.slug}` }))))
  expect(tally(outcomes)).toEqual({ done: 1, slug_taken: 1 })
})

test('with a new start everything moves along when asked to, and its staff stay until its end', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const { id } = await ports.db.event.findUniqueOrThrow({ where: { slug: plan.slug } })
  const helper = await newStaff(stage, house.organisationId, 'moderator')
  await ports.db.eventStaff.create({ data: { eventId: id, personId: helper.personId, role: 'desk', endsAt: new Date(plan.endsAt) } })
  const moved = { ...detailsOf(plan), startsAt: inHours(stage, 72), endsAt: inHours(stage, 74) }
  expect(await outcomeOf(editDetails(ports, house.manager, moved))).toBe('broadcast_outside_event')
  const asking = stage.asking('events.details')
  const after = await editDetails(asking, house.manager, { ...moved, moveAll: true })
  expect(after.broadcasts).toMatchObject([{ startsAt: moved.startsAt, endsAt: moved.endsAt }])
  expect(after.ticketTypes).toMatchObject([{ saleEndsAt: moved.endsAt, saleStartsAt: plan.ticketTypes[0]?.saleStartsAt }])
  expect(await ports.db.eventStaff.findFirst({ where: { eventId: id } })).toMatchObject({ endsAt: new Date(moved.endsAt) })
  const [entry] = await ports.db.ledgerEntry.findMany({ where: { requestId: asking.request.id } })
  expect(entry).toMatchObject({ action: 'events.details', eventId: id, detail: { startedAt: plan.startsAt, startsAt: moved.startsAt } })
})

test('a sale that was ended by hand stays over when the start moves', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const { id } = await ports.db.event.findUniqueOrThrow({ where: { slug: plan.slug } })
  const ended = stage.clock.now()
  await ports.db.ticketType.updateMany({ where: { eventId: id }, data: { saleEndsAt: ended } })
  const moved = { ...detailsOf(plan), startsAt: inHours(stage, 72), endsAt: inHours(stage, 74), moveAll: true }
  const after = await editDetails(ports, house.manager, moved)
  expect(after.ticketTypes).toMatchObject([{ saleEndsAt: ended.toISOString() }])
})

test('a draft is previewed as the public would see it, by its staff alone', async () => {
  const house = await newHouse(stage)
  const draft = await newReadyDraft(stage, house)
  expect(await previewEvent(ports, house.manager, { slug: draft.slug })).toMatchObject({ state: 'published', rules: words('No recording'), ticketTypes: [{ priceYen: 2500 }] })
  expect(JSON.stringify(await previewEvent(ports, house.manager, { slug: draft.slug }))).not.toContain(draft.broadcasts[0]?.id)
  expect(await outcomeOf(readEventOnSale(ports, { slug: draft.slug }))).toBe('not_found')
})

test('a copy is a draft with all but the sales, moved to another start', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const startsAt = inHours(stage, 48 + 7 * 24)
  const copy = await copyEvent(ports, house.manager, { slug: plan.slug, startsAt })
  expect(copy).toMatchObject({ state: 'draft', startsAt, endsAt: inHours(stage, 50 + 7 * 24), title: plan.title, rules: plan.rules, artists: plan.artists })
  expect(copy.slug).not.toBe(plan.slug)
  expect(copy.broadcasts).toMatchObject([{ startsAt, archiveMinutes: 60 }])
  expect(copy.broadcasts[0]?.id).not.toBe(plan.broadcasts[0]?.id)
  expect(copy.ticketTypes).toMatchObject([{ slug: 'live', sold: 0, held: 0, opens: [{ kind: 'broadcast', broadcastId: copy.broadcasts[0]?.id }] }])
  expect(await outcomeOf(publishEvent(ports, house.manager, { slug: copy.slug, version: copy.version }))).toBe('done')
})

test('a draft can be removed whole; what was public cannot', async () => {
  const house = await newHouse(stage)
  const draft = await newReadyDraft(stage, house)
  const { id } = await ports.db.event.findUniqueOrThrow({ where: { slug: draft.slug } })
  expect(await outcomeOf(removeEvent(ports, house.manager, { slug: draft.slug, version: draft.version - 1 }))).toBe('changed_elsewhere')
  expect(await removeEvent(ports, house.manager, { slug: draft.slug, version: draft.version })).toEqual({ done: true })
  expect(await ports.db.event.findUnique({ where: { id } })).toBeNull()
  expect(await ports.db.broadcast.count({ where: { eventId: id } })).toBe(0)
  expect(await ports.db.ticketType.count({ where: { eventId: id } })).toBe(0)
  const { slug, version } = await newPublished(stage, house)
  expect(await outcomeOf(removeEvent(ports, house.manager, { slug, version }))).toBe('conflict')
})

test('the artist of a published broadcast stays, and a broadcast that a ticket opens is not removed', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const other = await ports.db.artistProfile.create({ data: { organisationId: house.organisationId, slug: `other-${plan.slug}`, name: words('Other') } })
  const [broadcast] = plan.broadcasts
  const { slug, version, startsAt, endsAt } = plan
  const facts = { slug, version, broadcastId: broadcast?.id ?? '', title: words('The show'), startsAt, endsAt, archiveMinutes: 60 }
  expect(await outcomeOf(editBroadcast(ports, house.manager, { ...facts, artistSlug: other.slug }))).toBe('invalid_input')
  expect(await outcomeOf(removeBroadcastFromEvent(ports, house.manager, { slug, version, broadcastId: facts.broadcastId }))).toBe('already_sold')
  const foreign = await newPublished(stage, await newHouse(stage))
  expect(await outcomeOf(editBroadcast(ports, house.manager, { ...facts, broadcastId: foreign.broadcasts[0]?.id ?? '', artistSlug: house.artistSlug }))).toBe('not_found')
  expect(await outcomeOf(editBroadcast(ports, house.manager, { ...facts, artistSlug: (await newHouse(stage)).artistSlug }))).toBe('invalid_input')
})
