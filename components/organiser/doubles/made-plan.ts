import type { Plan, PlannedBroadcast, PlannedType } from '../plan'

const broadcastId = '6f1d5a3e-0c4b-4f55-9d6a-6b1f9f0a1b2c'
const words = (text: string) => ({ ja: text, en: `${text} (en)` })

export const madeBroadcast: PlannedBroadcast = {
  id: broadcastId,
  artistSlug: 'mitsuki',
  artistName: words('みつき'),
  title: words('配信'),
  startsAt: '2026-12-21T10:00:00.000Z',
  endsAt: '2026-12-21T11:30:00.000Z',
  archiveMinutes: 7 * 24 * 60,
  isTaken: false,
  isRemovable: true,
}

export const madeType: PlannedType = {
  slug: 'seat',
  name: words('視聴券'),
  description: { ja: '', en: '' },
  priceYen: 3_300,
  taxRatePercent: 10,
  quantity: 50,
  sold: 3,
  held: 1,
  limitPerPerson: 4,
  saleStartsAt: '2026-11-22T10:00:17.250Z',
  saleEndsAt: '2026-12-21T11:30:00.000Z',
  availability: 'available',
  opens: [{ kind: 'broadcast', broadcastId }],
  isTaken: true,
  isRemovable: false,
}

/** A plan as the server tells it: an evening in Tokyo with one broadcast and one kind of ticket. */
export function madePlan(changes: Partial<Plan> = {}): Plan {
  const seller = { name: '株式会社', address: '東京都', contact: 'desk@demo.example', registrationNumber: null }
  return {
    slug: 'evening',
    publicUrl: 'https://fan.example.com/events/evening',
    state: 'draft',
    version: 7,
    updatedAt: '2026-11-22T10:00:00.000Z',
    publishedAt: null,
    organisation: { slug: 'house', name: words('組織'), seller, maySetSeller: true },
    title: words('夜'),
    description: words('紹介'),
    rules: words('案内'),
    zone: 'Asia/Tokyo',
    startsAt: '2026-12-21T10:00:00.000Z',
    endsAt: '2026-12-21T11:30:00.000Z',
    accent: '#7c3aed',
    cover: null,
    artists: [{ slug: 'mitsuki', name: words('みつき') }],
    programme: [{ startsAt: '2026-12-21T10:00:00.000Z', endsAt: '2026-12-21T11:00:00.000Z', title: words('開演') }],
    broadcasts: [madeBroadcast],
    ticketTypes: [madeType],
    choices: { artists: [{ slug: 'mitsuki', name: words('みつき') }] },
    checklist: { isReady: false, missing: [], warnings: [] },
    sales: { sold: 3, held: 1, quantity: 50, takenYen: 9_900 },
    cancellation: null,
    may: { edit: 'all', changeSlug: true, publish: true, cancel: false, remove: true },
    ...changes,
  }
}
