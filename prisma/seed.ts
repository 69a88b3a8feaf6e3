import { diskCovers } from '@/lib/platform/covers'
import { openDatabase, type Database } from '@/lib/platform/db'
import type { Environment } from '@/lib/platform/env'
import { drawArt } from './seed-art'
import { seedAnotherEvening, seedEvents } from './seed-events'
import { findSeeded, seedEveningStaff, seedPeople, seedPlatform } from './seed-people'

/**
 * Fills an empty database with two organisers and a believable day. One that has been filled is left as it is,
 * but for a new evening when the last one is over.
 */
export async function seed(env: Environment): Promise<void> {
  const { db, close } = openDatabase(env.databaseUrl, 2)
  const now = new Date()
  try {
    const seeded = await findSeeded(db)
    if (seeded && (await hasEveningAhead(db, now))) return
    const gallery = { covers: diskCovers(env.coversDir), art: await drawArt() }
    await db.$transaction(async (inside) => {
      if (!seeded) {
        await seedEvents(inside, await seedPeople(inside), now, gallery)
        await seedPlatform(inside)
        await seedEveningStaff(inside, 'moonlight-acoustic')
      } else {
        await seedEveningStaff(inside, await seedAnotherEvening(inside, seeded, now, gallery))
      }
    })
  } finally {
    await close()
  }
}

async function hasEveningAhead(db: Database, now: Date): Promise<boolean> {
  const count = await db.event.count({ where: { slug: { startsWith: 'moonlight-acoustic' }, endsAt: { gt: now } } })
  return count > 0
}
