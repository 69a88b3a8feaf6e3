import type { Database } from '@/lib/platform/db'
import type { SeededPeople } from './seed-people'

const minute = 60_000

/** An evening that is still being planned: its organiser's checklist says what is missing. */
export async function seedDraft(db: Database, people: SeededPeople, startsAt: Date): Promise<void> {
  const at = (minutes: number) => new Date(startsAt.getTime() + minutes * minute)
  await db.event.create({
    data: {
      slug: 'winter-carols',
      organisationId: people.organisations.hoshizora,
      title: { ja: '冬のキャロル・ナイト', en: 'Winter Carols' },
      description: { ja: '星野みつきが冬の名曲を歌う、静かな夜の配信です。', en: '' },
      accent: '#0f766e',
      startsAt,
      endsAt: at(90),
      artists: { create: { artistProfileId: people.artists.mitsuki, position: 0 } },
      programme: {
        create: [
          { position: 0, startsAt, endsAt: at(60), title: { ja: 'キャロル・メドレー', en: 'Carol medley' } },
          { position: 1, startsAt: at(60), endsAt: at(90), title: { ja: 'アンコール', en: '' } },
        ],
      },
      broadcasts: {
        create: { artistProfileId: people.artists.mitsuki, title: { ja: '冬のキャロル・ナイト', en: 'Winter Carols' }, startsAt, endsAt: at(90), archiveMinutes: 3 * 24 * 60 },
      },
    },
    select: { id: true },
  })
}
