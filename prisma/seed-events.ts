import type { Database } from '@/lib/platform/db'
import { hang, type Gallery } from './seed-art'
import { seedDraft } from './seed-draft'
import type { SeededPeople } from './seed-people'
import { liveRules } from './seed-rules'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const archiveMinutes = 7 * 24 * 60

/** The next half hour that is at least half an hour away. */
function soonAfter(now: Date): Date {
  return new Date(Math.ceil((now.getTime() + 30 * minute) / (30 * minute)) * 30 * minute)
}

/** An evening that begins soon and can be gone live at any time, one next week that is nearly full, one not yet on sale, and a draft. */
export async function seedEvents(db: Database, people: SeededPeople, now: Date, gallery: Gallery): Promise<void> {
  const soon = soonAfter(now)
  await seedMoonlight(db, people, now, soon, 'moonlight-acoustic', gallery)
  await seedPremium(db, people, now, new Date(soon.getTime() + 7 * day), gallery)
  await seedBlueSky(db, people, now, new Date(soon.getTime() + 14 * day), gallery)
  await seedDraft(db, people, new Date(soon.getTime() + 30 * day))
}

/** One more evening when the others are over, so that a demo that was left lying can be gone through again. Answers its slug. */
export async function seedAnotherEvening(db: Database, people: SeededPeople, now: Date, gallery: Gallery): Promise<string> {
  const startsAt = soonAfter(now)
  const stamp = startsAt.toISOString().slice(0, 16).replace(/[-:]/g, '').toLowerCase().replace('t', '-')
  const slug = `moonlight-acoustic-${stamp}`
  await seedMoonlight(db, people, now, startsAt, slug, gallery)
  return slug
}

async function seedMoonlight(db: Database, people: SeededPeople, now: Date, startsAt: Date, slug: string, gallery: Gallery): Promise<void> {
  const at = (ms: number) => new Date(startsAt.getTime() + ms)
  const event = await db.event.create({
    data: {
      slug,
      organisationId: people.organisations.hoshizora,
      state: 'published',
      title: { ja: '月夜のアコースティックライブ', en: 'Moonlight Acoustic Live' },
      description: {
        ja: '星野みつきが弾き語りでお届けする、一夜かぎりのオンラインライブです。新曲の初披露と、みなさんからのリクエストコーナーもあります。配信を見逃しても、見逃し配信つきのチケットなら終了後7日間ご覧いただけます。',
        en: 'One night, one guitar: Mitsuki Hoshino plays an acoustic set from the studio, with a first performance of new songs and a request corner. With an archive ticket you can watch again for seven days.',
      },
      rules: liveRules,
      accent: '#7c3aed',
      startsAt,
      endsAt: at(90 * minute),
      publishedAt: now,
      artists: { create: { artistProfileId: people.artists.mitsuki, position: 0 } },
      programme: {
        create: [
          { position: 0, startsAt: at(-15 * minute), endsAt: startsAt, title: { ja: '開場・待機映像', en: 'Doors open' } },
          { position: 1, startsAt, endsAt: at(50 * minute), title: { ja: '弾き語りライブ', en: 'Acoustic set' } },
          { position: 2, startsAt: at(50 * minute), endsAt: at(75 * minute), title: { ja: 'リクエストコーナー', en: 'Requests' } },
          { position: 3, startsAt: at(75 * minute), endsAt: at(90 * minute), title: { ja: '新曲初披露', en: 'New songs' } },
        ],
      },
      broadcasts: {
        create: {
          artistProfileId: people.artists.mitsuki,
          title: { ja: '月夜のアコースティックライブ', en: 'Moonlight Acoustic Live' },
          startsAt,
          endsAt: at(90 * minute),
          archiveMinutes,
        },
      },
    },
    select: { id: true, broadcasts: { select: { id: true } } },
  })
  await hang(db, gallery, event.id, 'moonlight')
  const broadcastId = event.broadcasts[0]?.id
  const sale = { eventId: event.id, saleStartsAt: new Date(now.getTime() - hour), saleEndsAt: at(90 * minute) }
  await db.ticketType.create({
    data: {
      ...sale,
      slug: 'live-archive',
      position: 0,
      name: { ja: '配信視聴券（見逃し配信つき）', en: 'Live and archive' },
      description: { ja: 'ライブ配信と、終了後7日間の見逃し配信をご覧いただけます。', en: 'Watch live, and again for seven days afterwards.' },
      priceYen: 3300,
      quantity: 500,
      limitPerPerson: 4,
      entitlements: { create: [{ kind: 'broadcast', broadcastId }, { kind: 'archive', broadcastId }] },
    },
  })
  await db.ticketType.create({
    data: {
      ...sale,
      slug: 'live',
      position: 1,
      name: { ja: '配信視聴券', en: 'Live only' },
      description: { ja: 'ライブ配信のみご覧いただけます。', en: 'Watch live. The archive is not included.' },
      priceYen: 2500,
      quantity: 300,
      limitPerPerson: 4,
      entitlements: { create: [{ kind: 'broadcast', broadcastId }] },
    },
  })
}

async function seedPremium(db: Database, people: SeededPeople, now: Date, startsAt: Date, gallery: Gallery): Promise<void> {
  const at = (ms: number) => new Date(startsAt.getTime() + ms)
  const event = await db.event.create({
    data: {
      slug: 'studio-session',
      organisationId: people.organisations.hoshizora,
      state: 'published',
      title: { ja: 'スタジオセッション限定配信', en: 'Studio Session, Ten Seats' },
      description: {
        ja: 'たった10名様だけにお届けする、レコーディングスタジオからの特別配信です。',
        en: 'A special broadcast from the recording studio for ten viewers only.',
      },
      rules: liveRules,
      accent: '#b45309',
      startsAt,
      endsAt: at(hour),
      publishedAt: now,
      artists: { create: { artistProfileId: people.artists.mitsuki, position: 0 } },
      programme: { create: [{ position: 0, startsAt, endsAt: at(hour), title: { ja: 'スタジオセッション', en: 'Studio session' } }] },
      broadcasts: {
        create: {
          artistProfileId: people.artists.mitsuki,
          title: { ja: 'スタジオセッション', en: 'Studio session' },
          startsAt,
          endsAt: at(hour),
          archiveMinutes: 0,
        },
      },
    },
    select: { id: true, broadcasts: { select: { id: true } } },
  })
  await hang(db, gallery, event.id, 'studio')
  await db.ticketType.create({
    data: {
      eventId: event.id,
      slug: 'seat',
      name: { ja: '限定視聴券', en: 'Limited seat' },
      description: { ja: '10枚限定。見逃し配信はありません。', en: 'Ten tickets. No archive.' },
      priceYen: 8800,
      quantity: 10,
      limitPerPerson: 1,
      saleStartsAt: new Date(now.getTime() - hour),
      saleEndsAt: startsAt,
      entitlements: { create: [{ kind: 'broadcast', broadcastId: event.broadcasts[0]?.id }] },
    },
  })
}

async function seedBlueSky(db: Database, people: SeededPeople, now: Date, startsAt: Date, gallery: Gallery): Promise<void> {
  const at = (ms: number) => new Date(startsAt.getTime() + ms)
  const event = await db.event.create({
    data: {
      slug: 'blue-sky-talk',
      organisationId: people.organisations.aozora,
      state: 'published',
      title: { ja: '青空トークライブ', en: 'Blue Sky Talk Live' },
      description: { ja: '蒼井ハルが、最新アルバムの制作秘話を語ります。', en: 'Haru Aoi on the making of the new album.' },
      rules: liveRules,
      accent: '#0369a1',
      startsAt,
      endsAt: at(hour),
      publishedAt: now,
      artists: { create: { artistProfileId: people.artists.haru, position: 0 } },
      programme: { create: [{ position: 0, startsAt, endsAt: at(hour), title: { ja: 'トークライブ', en: 'Talk' } }] },
      broadcasts: {
        create: {
          artistProfileId: people.artists.haru,
          title: { ja: '青空トークライブ', en: 'Blue Sky Talk Live' },
          startsAt,
          endsAt: at(hour),
          archiveMinutes,
        },
      },
    },
    select: { id: true, broadcasts: { select: { id: true } } },
  })
  await hang(db, gallery, event.id, 'sky')
  const broadcastId = event.broadcasts[0]?.id
  await db.ticketType.create({
    data: {
      eventId: event.id,
      slug: 'live-archive',
      name: { ja: '配信視聴券（見逃し配信つき）', en: 'Live and archive' },
      description: { ja: 'ライブ配信と、終了後7日間の見逃し配信をご覧いただけます。', en: 'Watch live, and again for seven days afterwards.' },
      priceYen: 2200,
      quantity: 200,
      limitPerPerson: 2,
      saleStartsAt: new Date(now.getTime() + 2 * day),
      saleEndsAt: startsAt,
      entitlements: { create: [{ kind: 'broadcast', broadcastId }, { kind: 'archive', broadcastId }] },
    },
  })
}
