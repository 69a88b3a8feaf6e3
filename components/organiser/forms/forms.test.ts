import { describe, expect, test } from 'vitest'
import { accentChoices } from '@/components/ui/accent-choices'
import { CreateEvent, EditBroadcast, EditDetails, EditProgramme, isAccentSeen } from '@/lib/events/contract'
import { AddTicketType } from '@/lib/ticketing/contract'
import { madeBroadcast, madePlan, madeType } from '../doubles/made-plan'
import { broadcastBody, broadcastForm, broadcastOf, newBroadcast } from './broadcast'
import { BasicsForm, basicsBody, basicsOf, detailsBody } from './details'
import { faultOf } from './fields'
import { NewEventForm, blankEvent, newEventBody } from './new-event'
import { nextLine, programmeBody, programmeForm, programmeOf } from './programme'
import { newTicketType, ticketTypeBody, ticketTypeForm, ticketTypeOf } from './ticket-type'

const plan = madePlan()
const slug = plan.slug
const faultsOf = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  (result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`)

describe('what was not touched is sent as it was', () => {
  test('details', () => {
    const body = EditDetails.parse({ slug, ...basicsBody(plan, basicsOf(plan)) })
    expect(body).toEqual({
      slug,
      version: 7,
      newSlug: slug,
      title: plan.title,
      description: plan.description,
      rules: plan.rules,
      zone: plan.zone,
      startsAt: plan.startsAt,
      endsAt: plan.endsAt,
      accent: plan.accent,
      artistSlugs: ['mitsuki'],
      moveAll: false,
    })
  })

  test('a broadcast, its archive of odd minutes included', () => {
    const odd = { ...madeBroadcast, archiveMinutes: 10_081 }
    expect(broadcastBody(plan, broadcastOf(odd, plan.zone), odd).archiveMinutes).toBe(10_081)
    expect(broadcastBody(plan, { ...broadcastOf(odd, plan.zone), archiveDays: 8 }, odd).archiveMinutes).toBe(8 * 24 * 60)
    expect(broadcastBody(plan, { ...broadcastOf(odd, plan.zone), hasArchive: false }, odd).archiveMinutes).toBe(0)
  })

  test('a ticket type, to the millisecond', () => {
    const body = AddTicketType.parse({ slug, ...ticketTypeBody(plan, ticketTypeOf(madeType, plan.zone), madeType) })
    expect(body).toMatchObject({ saleStartsAt: madeType.saleStartsAt, saleEndsAt: madeType.saleEndsAt, priceYen: 3_300, quantity: 50, opens: madeType.opens })
  })

  test('a programme', () => {
    expect(EditProgramme.parse({ slug, ...programmeBody(plan, programmeOf(plan)) }).programme).toEqual(plan.programme)
  })
})

describe('what is offered to begin with is taken by the server', () => {
  test('a new event', () => {
    const blank = blankEvent(Date.parse('2026-11-22T10:00:00Z'), 'Asia/Tokyo')
    expect(faultsOf(NewEventForm.safeParse(blank))).toEqual(['title.ja missing'])
    const body = CreateEvent.parse(newEventBody({ ...blank, title: { ja: '夜', en: '' } }, 1))
    expect(body).toMatchObject({ startsAt: '2026-12-20T10:00:00.000Z', endsAt: '2026-12-20T11:30:00.000Z' })
    expect(body.organisationSlug).toBeUndefined()
  })

  test('a new broadcast', () => {
    const form = newBroadcast(plan)
    expect(faultsOf(broadcastForm(plan).safeParse(form))).toEqual([])
    expect(EditBroadcast.safeParse({ slug, broadcastId: madeBroadcast.id, ...broadcastBody(plan, form) }).success).toBe(true)
  })

  test('a new ticket type opens everything and lacks only what must be typed', () => {
    const form = newTicketType(plan, Date.parse('2026-11-22T10:00:00Z'))
    expect(form.opens).toEqual([`broadcast ${madeBroadcast.id}`, `archive ${madeBroadcast.id}`])
    expect(form.sale.starts).toEqual({ date: '2026-11-23', time: '12:00' })
    expect(faultsOf(ticketTypeForm(plan.zone, 0).safeParse(form))).toEqual(['priceYen notANumber', 'quantity notANumber', 'name.ja missing'])
  })

  test('tickets of an event that comes soon are sold at once', () => {
    expect(newTicketType(plan, Date.parse('2026-12-20T10:00:00Z')).sale.starts).toEqual({ date: '2026-12-20', time: '19:00' })
  })

  test('a line of the programme begins where the last one ends', () => {
    expect(nextLine(programmeOf(plan), plan).span).toEqual({ starts: { date: '2026-12-21', time: '20:00' }, ends: { date: '2026-12-21', time: '20:30' } })
    expect(nextLine({ lines: [] }, plan).span.starts).toEqual({ date: '2026-12-21', time: '19:00' })
  })

  test.each(accentChoices)('the colour $key', ({ colour }) => {
    expect(isAccentSeen(colour)).toBe(true)
  })
})

describe('what is wrong is found before it is sent', () => {
  const basics = basicsOf(plan)
  test.each([
    ['an end before the start', { span: { ...basics.span, ends: basics.span.starts } }, 'span endsFirst'],
    ['a day that is no day', { span: { ...basics.span, ends: { date: '', time: '20:00' } } }, 'span notATime'],
    ['a month and more', { span: { ...basics.span, ends: { date: '2027-03-01', time: '20:00' } } }, 'span tooLong31'],
    ['an address of our own making', { newSlug: 'Über uns' }, 'newSlug badAddress'],
    ['no title at all', { title: { ja: ' ', en: '' } }, 'title.ja missing'],
  ])('%s', (_what, change, fault) => {
    expect(faultsOf(BasicsForm.safeParse({ ...basics, ...change }))).toEqual([fault])
  })

  test('a broadcast beyond its event', () => {
    const late = { ...broadcastOf(madeBroadcast, plan.zone), span: { starts: { date: '2026-12-21', time: '19:00' }, ends: { date: '2026-12-21', time: '22:00' } } }
    expect(faultsOf(broadcastForm(plan).safeParse(late))).toEqual(['span outsideEvent'])
  })

  test('fewer seats than are taken', () => {
    const few = { ...ticketTypeOf(madeType, plan.zone), quantity: 3 }
    expect(faultsOf(ticketTypeForm(plan.zone, 4).safeParse(few))).toEqual(['quantity belowTaken 4'])
  })

  test.each([
    ['fewer than one', { limitPerPerson: 0 }, 'limitPerPerson tooFew 1'],
    ['more than are allowed', { limitPerPerson: 50 }, 'limitPerPerson tooMany 20'],
  ])('%s, and the bound is named', (_what, change, fault) => {
    expect(faultsOf(ticketTypeForm(plan.zone, 0).safeParse({ ...ticketTypeOf(madeType, plan.zone), ...change }))).toEqual([fault])
    expect(faultOf(fault.split(' ').slice(1).join(' '))).toEqual({ fault: fault.split(' ')[1], bound: Number(fault.split(' ')[2]) })
  })

  test('a line of the programme on another day', () => {
    const [line] = programmeOf(plan).lines
    if (line === undefined) throw new Error('the plan has a line')
    const moved = { lines: [{ ...line, span: { starts: { date: '2026-12-24', time: '19:00' }, ends: { date: '2026-12-24', time: '20:00' } } }] }
    expect(faultsOf(programmeForm(plan).safeParse(moved))).toEqual(['lines.0.span farFromEvent'])
  })
})

describe('times belong to the zone of the event', () => {
  test('another zone keeps the hour on the wall', () => {
    const body = basicsBody(plan, { ...basicsOf(plan), zone: 'Europe/London' })
    expect(body.startsAt).toBe('2026-12-21T19:00:00.000Z')
  })

  test('everything moves along only when the start does', () => {
    const basics = basicsOf(plan)
    expect(basicsBody(plan, basics).moveAll).toBe(false)
    expect(basicsBody(plan, { ...basics, span: { ...basics.span, starts: { date: '2026-12-21', time: '18:00' } } }).moveAll).toBe(true)
    expect(basicsBody(plan, { ...basics, span: { ...basics.span, ends: { date: '2026-12-21', time: '21:00' } } }).moveAll).toBe(false)
  })

  test('lines are announced in the order of their times', () => {
    const { lines } = programmeOf(plan)
    const earlier = { title: { ja: '開場', en: 'Doors' }, span: { starts: { date: '2026-12-21', time: '18:30' }, ends: { date: '2026-12-21', time: '19:00' } } }
    expect(programmeBody(plan, { lines: [...lines, earlier] }).programme?.map(({ title }) => title.ja)).toEqual(['開場', '開演'])
  })

  test('a section sends what it does not show as the plan has it', () => {
    expect(detailsBody(plan, { artistSlugs: [] })).toMatchObject({ title: plan.title, rules: plan.rules, artistSlugs: [], version: 7 })
  })
})
