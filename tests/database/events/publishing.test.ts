import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { readToday } from '@/lib/streaming'
import { addBroadcastToEvent, addTicketType, cancelEvent, copyEvent, createEvent, editDetails, editProgramme, endSale, previewEvent, publishEvent, readEventOnSale, readEventPlan, removeEvent, removeEventCover, removeTicketType, setEventCover } from '@/lib/ticketing'
import { newFan, newStaff } from '../cast'
import { detailsOf, inHours, newDraft, newHouse, newPublished, newReadyDraft, typeFor, words } from '../planning'
import { openStage, outcomeOf, tally } from '../stage'

const stage = await openStage()
const { ports } = stage
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)

test('the checklist names what a fresh draft lacks, and each step takes something off it', async () => {
  const house = await newHouse(stage)
  const draft = await newDraft(stage, house, { ja: '題', en: '' })
  expect(codes(draft.checklist.missing)).toEqual(['title_en', 'description_ja', 'description_en', 'rules_ja', 'rules_en', 'no_artist', 'no_broadcast', 'no_ticket_type'])
  expect(draft.may).toMatchObject({ publish: false, changeSlug: true, remove: true, cancel: false })
  expect(await outcomeOf(publishEvent(ports, house.manager, draft))).toBe('not_ready')
  const ready = await newReadyDraft(stage, house)
  expect(ready.checklist).toMatchObject({ isReady: true, missing: [] })
  expect(codes(ready.checklist.warnings)).toEqual(['no_cover', 'no_programme', 'archive_not_sold', 'sale_already_open'])
  expect(ready.may.publish).toBe(true)
})

test('a published event is public with its rules, and on sale', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  expect(plan).toMatchObject({ state: 'published', publishedAt: ports.clock.now().toISOString(), may: { changeSlug: false, remove: false, cancel: true } })
  expect(await readEventOnSale(ports, { slug: plan.slug })).toMatchObject({ rules: words('No recording'), cover: null, cancelReason: null, ticketTypes: [{ availability: 'available' }] })
})

test('whoever reads the plan or the day, the address to share is on the host of the fans', async () => {
  const house = await newHouse(stage)
  const { slug } = await newPublished(stage, house)
  const hosts = stage.anotherProcess({ appOrigins: ['https://fan.example.com', 'https://admin.example.com'] })
  const publicUrl = `https://fan.example.com/events/${slug}`
  expect(await readEventPlan(hosts, house.manager, { slug })).toMatchObject({ publicUrl })
  expect((await readToday(hosts, house.manager)).events).toMatchObject([{ slug, publicUrl }])
})

test('four who press publish at once publish once', async () => {
  const house = await newHouse(stage)
  const { slug, version } = await newReadyDraft(stage, house)
  const presses = Array.from({ length: 4 }, () => outcomeOf(publishEvent(ports, house.manager, { slug, version })))
  expect(tally(await Promise.all(presses))).toEqual({ done: 1, changed_elsewhere: 3 })
  const { version: now } = await readEventPlan(ports, house.manager, { slug })
  expect(await outcomeOf(publishEvent(ports, house.manager, { slug, version: now }))).toBe('conflict')
})

test('who publishes has seen what is published', async () => {
  const house = await newHouse(stage)
  const seen = await newReadyDraft(stage, house)
  await editDetails(ports, house.manager, { ...detailsOf(seen), title: words('Another title') })
  expect(await outcomeOf(publishEvent(ports, house.manager, { slug: seen.slug, version: seen.version }))).toBe('changed_elsewhere')
})

test('an event that is over, or whose sales are, cannot be published', async () => {
  const house = await newHouse(stage)
  const early = await newReadyDraft(stage, house, { saleEndsAt: inHours(stage, 1) })
  const over = await newReadyDraft(stage, house)
  stage.clock.pass({ minutes: 90 })
  expect(codes((await readEventPlan(ports, house.manager, { slug: early.slug })).checklist.missing)).toEqual(['no_sale_ahead'])
  stage.clock.pass({ days: 3 })
  expect(codes((await readEventPlan(ports, house.manager, { slug: over.slug })).checklist.missing)).toEqual(['event_over', 'no_sale_ahead'])
  expect(await outcomeOf(publishEvent(ports, house.manager, { slug: over.slug, version: over.version }))).toBe('not_ready')
})

test('without a seller whom the law would know, nothing is published', async () => {
  const house = await newHouse(stage)
  await ports.db.organisation.update({ where: { id: house.organisationId }, data: { sellerAddress: ' ', sellerContact: '', registrationNumber: null } })
  const { slug, version, checklist } = await newReadyDraft(stage, house)
  expect(codes(checklist.missing)).toEqual(['seller_address', 'seller_contact'])
  expect(codes(checklist.warnings)).toContain('no_registration_number')
  expect(await outcomeOf(publishEvent(ports, house.manager, { slug, version }))).toBe('not_ready')
})

test('nothing may be taken out of a published event', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  const { slug, version } = plan
  const edit = (changes: object) => outcomeOf(editDetails(ports, house.manager, { ...detailsOf(plan), ...changes }))
  expect(await edit({ title: { ja: '題', en: '' } })).toBe('not_ready')
  expect(await edit({ rules: { ja: '', en: 'No recording' } })).toBe('not_ready')
  expect(await edit({ artistSlugs: [] })).toBe('not_ready')
  expect(await outcomeOf(removeTicketType(ports, house.manager, { slug, version, typeSlug: 'live' }))).toBe('not_ready')
  expect(await outcomeOf(editProgramme(ports, house.manager, { slug, version, programme: [{ startsAt: plan.startsAt, endsAt: plan.endsAt, title: { ja: '', en: 'Line' } }] }))).toBe('not_ready')
  expect(await readEventPlan(ports, house.manager, { slug })).toMatchObject({ version, title: plan.title })
  // More may come, and words may change, also after its end.
  expect(await edit({ title: words('A better title') })).toBe('done')
  stage.clock.pass({ days: 4 })
  expect(await outcomeOf(editDetails(ports, house.manager, { ...detailsOf(plan), version: version + 1, title: words('A title afterwards') }))).toBe('done')
})

test('what has ended keeps its plan; its words may still be put right', async () => {
  const house = await newHouse(stage)
  const plan = await newPublished(stage, house)
  await ports.db.event.update({ where: { slug: plan.slug }, data: { state: 'ended' } })
  const { slug, version } = plan
  expect(await outcomeOf(editProgramme(ports, house.manager, { slug, version, programme: [] }))).toBe('event_over')
  expect(await outcomeOf(addTicketType(ports, house.manager, typeFor(stage, plan)))).toBe('event_over')
  expect(await outcomeOf(cancelEvent(ports, house.manager, { slug, reason: words('Too late') }))).toBe('event_over')
  const edited = await editDetails(ports, house.manager, { ...detailsOf(plan), title: words('Thank you'), startsAt: inHours(stage, 99), endsAt: inHours(stage, 100) })
  expect(edited).toMatchObject({ title: words('Thank you'), startsAt: plan.startsAt, may: { edit: 'texts' } })
})

test('for moderators, fans and other organisers the event does not exist', async () => {
  const house = await newHouse(stage)
  const plan = await newReadyDraft(stage, house)
  const { slug, version } = plan
  const strangers = [await newStaff(stage, house.organisationId, 'moderator'), (await newHouse(stage)).manager, await newFan(stage)]
  for (const actor of strangers) {
    const attempts = [
      readEventPlan(ports, actor, { slug }),
      previewEvent(ports, actor, { slug }),
      editDetails(ports, actor, detailsOf(plan)),
      editProgramme(ports, actor, { slug, version, programme: [] }),
      addBroadcastToEvent(ports, actor, { slug, version, artistSlug: house.artistSlug, title: words('Mine'), startsAt: plan.startsAt, endsAt: plan.endsAt, archiveMinutes: 0 }),
      addTicketType(ports, actor, typeFor(stage, plan)),
      endSale(ports, actor, { slug, typeSlug: 'live' }),
      setEventCover(ports, actor, { slug, body: new Uint8Array([1]) }),
      removeEventCover(ports, actor, { slug }),
      publishEvent(ports, actor, { slug, version }),
      cancelEvent(ports, actor, { slug, reason: words('I want to') }),
      copyEvent(ports, actor, { slug, startsAt: plan.startsAt }),
      removeEvent(ports, actor, { slug, version }),
    ]
    expect(tally(await Promise.all(attempts.map(outcomeOf)))).toEqual({ not_found: attempts.length })
  }
  expect(await readEventPlan(ports, house.manager, { slug })).toMatchObject({ version, state: 'draft' })
  const foreignHouse = await ports.db.organisation.findFirstOrThrow({ where: { id: (await newHouse(stage)).organisationId } })
  const begun = { title: words('Theirs'), startsAt: plan.startsAt, endsAt: plan.endsAt, zone: 'Asia/Tokyo' }
  expect(await outcomeOf(createEvent(ports, house.manager, { ...begun, organisationSlug: foreignHouse.slug }))).toBe('not_found')
  expect(await outcomeOf(createEvent(ports, house.manager, { ...begun, organisationSlug: randomUUID() }))).toBe('not_found')
})
