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
  const moderator = await person('moderator', '見守り 高橋')
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
