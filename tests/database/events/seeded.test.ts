import { expect, test } from 'vitest'
import { readCover } from '@/lib/events'
import { env } from '@/lib/platform/env'
import { listPlannedEvents, readEventOnSale, readEventPlan } from '@/lib/ticketing'
import { seed } from '@/prisma/seed'
import { signIn } from '../cast'
import { openStage } from '../stage'

const stage = await openStage()
const { ports } = stage

test('the demo has complete events with pictures and rules, and a draft that lacks a few things', async () => {
  await seed(env())
  await seed(env())
  const owner = await ports.db.person.findFirstOrThrow({ where: { email: 'owner@demo.example' } })
  const { actor } = await signIn(stage, owner.id)
  const { events } = await listPlannedEvents(ports, actor)
  expect(events.map(({ slug, state }) => `${slug} ${state}`).toSorted()).toEqual(['moonlight-acoustic published', 'studio-session published', 'winter-carols draft'])
  for (const { slug } of events.filter(({ state }) => state === 'published')) {
    const plan = await readEventPlan(ports, actor, { slug })
    expect(plan.checklist.missing).toEqual([])
    const told = await readEventOnSale(ports, { slug })
    expect(told.rules.ja).toContain('録画')
    for (const url of [told.cover?.url, told.cover?.smallUrl, told.cover?.socialUrl]) {
      const file = url?.split('/').at(-1) ?? ''
      expect((await readCover(ports, { kind: 'anonymous' }, { slug, file })).body.length).toBeGreaterThan(2_000)
    }
  }
  const draft = await readEventPlan(ports, actor, { slug: 'winter-carols' })
  expect(draft.checklist.missing.map(({ code }) => code)).toEqual(['description_en', 'rules_ja', 'rules_en', 'programme_title', 'no_ticket_type'])
})
