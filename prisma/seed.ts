import { openDatabase, type Database } from '@/lib/platform/db'
import type { Environment } from '@/lib/platform/env'
import { seedEvents } from './seed-events'
import { seedPeople } from './seed-people'

/** Fills an empty database with two organisers and a believable day. One that has been filled is left as it is. */
export async function seed(env: Environment): Promise<void> {
  const { db, close } = openDatabase(env.databaseUrl, 2)
  try {
    if (await isFilled(db)) return
    await db.$transaction(async (inside) => {
      const people = await seedPeople(inside)
      await seedEvents(inside, people, new Date())
    })
  } finally {
    await close()
  }
}

async function isFilled(db: Database): Promise<boolean> {
  return (await db.organisation.count()) > 0
}
