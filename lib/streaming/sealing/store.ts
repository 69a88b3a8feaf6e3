import type { Database } from '@/lib/platform/db'

/** Notes an epoch once. */
export async function noteEpoch(db: Database, row: { contentId: string; number: number; keyId: string; startsAt: Date }): Promise<void> {
  await db.$executeRaw`
    INSERT INTO epoch (content_id, number, key_id, starts_at)
    VALUES (${row.contentId}::uuid, ${row.number}, ${row.keyId}, ${row.startsAt}) ON CONFLICT DO NOTHING`
}

export function findEpoch(db: Database, contentId: string, number: number) {
  return db.epoch.findUnique({ where: { contentId_number: { contentId, number } }, select: { number: true } })
}
