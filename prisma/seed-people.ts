import type { Database } from '@/lib/platform/db'

const domain = 'demo.example'

export type SeededPeople = {
  organisations: { hoshizora: string; aozora: string }
  artists: { mitsuki: string; haru: string }
}

/** Two organisers who must never see each other's things, their artists, and two fans. */
export async function seedPeople(db: Database): Promise<SeededPeople> {
  const hoshizora = await db.organisation.create({
    data: {
      slug: 'hoshizora',
      name: { ja: '星空プロダクション', en: 'Hoshizora Production' },
      sellerName: '株式会社星空プロダクション',
      sellerAddress: '東京都渋谷区神南 0-0-0',
      sellerContact: 'support@demo.example',
      registrationNumber: 'T1234567890123',
    },
  })
  const aozora = await db.organisation.create({
    data: {
      slug: 'aozora',
      name: { ja: '青空レーベル', en: 'Aozora Label' },
      sellerName: '合同会社青空レーベル',
      sellerAddress: '大阪府大阪市北区梅田 0-0-0',
      sellerContact: 'desk@demo.example',
      registrationNumber: 'T9876543210987',
    },
  })
  const mitsuki = await db.artistProfile.create({
    data: { organisationId: hoshizora.id, slug: 'hoshino-mitsuki', name: { ja: '星野みつき', en: 'Mitsuki Hoshino' } },
  })
  const haru = await db.artistProfile.create({
    data: { organisationId: aozora.id, slug: 'aoi-haru', name: { ja: '蒼井ハル', en: 'Haru Aoi' } },
  })

  const person = (who: string, displayName: string) =>
    db.person.create({ data: { email: `${who}@${domain}`, emailVerifiedAt: new Date(), displayName }, select: { id: true } })
  await person('fan', 'さくら')
  await person('fan2', 'ケンジ')
  const artist = await person('artist', '星野みつき')
  const artist2 = await person('artist2', '蒼井ハル')
  const crew = await person('crew', '配信スタッフ 田中')
  const owner = await person('owner', '主催者 佐藤')
  const manager = await person('manager', '制作 鈴木')
  const moderator = await person('moderator', 'モデレーター 高橋')
  const owner2 = await person('owner2', '主催者 伊藤')

  await db.artistMember.createMany({
    data: [
      { artistProfileId: mitsuki.id, personId: artist.id, role: 'artist' },
      { artistProfileId: mitsuki.id, personId: crew.id, role: 'crew' },
      { artistProfileId: haru.id, personId: artist2.id, role: 'artist' },
    ],
  })
  await db.membership.createMany({
    data: [
      { organisationId: hoshizora.id, personId: owner.id, role: 'owner' },
      { organisationId: hoshizora.id, personId: manager.id, role: 'manager' },
      { organisationId: hoshizora.id, personId: moderator.id, role: 'moderator' },
      { organisationId: aozora.id, personId: owner2.id, role: 'owner' },
    ],
  })
  return { organisations: { hoshizora: hoshizora.id, aozora: aozora.id }, artists: { mitsuki: mitsuki.id, haru: haru.id } }
}

/** People of the platform itself, whom no organiser employs. */
export async function seedPlatform(db: Database): Promise<void> {
  for (const [who, displayName, role] of [
    ['support', 'Akushuサポート 山本', 'support'],
    ['privacy', '個人情報窓口 中村', 'privacy'],
  ] as const) {
    const personId = await staffPerson(db, who, displayName)
    await db.platformRole.create({ data: { personId, role } })
  }
}

/** Staff of one evening only: a desk for its buyers, and somebody who watches its broadcast. Their right ends with it. */
export async function seedEveningStaff(db: Database, slug: string): Promise<void> {
  const event = await db.event.findUniqueOrThrow({ where: { slug }, select: { id: true, endsAt: true, broadcasts: { select: { id: true } } } })
  const broadcastIds = event.broadcasts.map(({ id }) => id)
  for (const [who, displayName, role, limitedTo] of [
    ['desk', '受付 小林', 'desk', []],
    ['stage', '舞台監督 渡辺', 'moderator', broadcastIds],
  ] as const) {
    const personId = await staffPerson(db, who, displayName)
    await db.eventStaff.create({ data: { eventId: event.id, personId, role, limitedTo: [...limitedTo], endsAt: event.endsAt } })
  }
}

async function staffPerson(db: Database, who: string, displayName: string): Promise<string> {
  const email = `${who}@${domain}`
  const { id } = await db.person.upsert({ where: { email }, create: { email, emailVerifiedAt: new Date(), displayName }, update: {}, select: { id: true } })
  return id
}

/** The organisers and artists of an earlier seed, or null where there was none. */
export async function findSeeded(db: Database): Promise<SeededPeople | null> {
  const [hoshizora, aozora, mitsuki, haru] = await Promise.all([
    db.organisation.findUnique({ where: { slug: 'hoshizora' }, select: { id: true } }),
    db.organisation.findUnique({ where: { slug: 'aozora' }, select: { id: true } }),
    db.artistProfile.findUnique({ where: { slug: 'hoshino-mitsuki' }, select: { id: true } }),
    db.artistProfile.findUnique({ where: { slug: 'aoi-haru' }, select: { id: true } }),
  ])
  if (!hoshizora || !aozora || !mitsuki || !haru) return null
  return { organisations: { hoshizora: hoshizora.id, aozora: aozora.id }, artists: { mitsuki: mitsuki.id, haru: haru.id } }
}
