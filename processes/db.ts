// npm run db -- migrate | new NAME | reset
import { applyMigrations, newMigration, resetDatabase } from '@/processes/migrations'

const usage = 'Usage: npm run db -- migrate | new NAME | reset'

function ownerUrl(): string {
  const url = process.env.MIGRATE_DATABASE_URL
  if (!url) throw new Error('MIGRATE_DATABASE_URL is missing: the owner role’s url, see .env.example')
  return url
}

async function main([verb, name]: string[]): Promise<string> {
  switch (verb) {
    case 'migrate': {
      const applied = await applyMigrations(ownerUrl())
      return applied.length === 0 ? 'Nothing to apply.' : `Applied: ${applied.join(', ')}`
    }
    case 'reset': {
      if (process.env.NODE_ENV === 'production') throw new Error('reset empties the database: refused in production')
      return `Emptied, then applied: ${(await resetDatabase(ownerUrl())).join(', ')}`
    }
    case 'new': {
      if (!name) throw new Error(usage)
      const folder = await newMigration(name, new Date())
      return folder ? `Wrote prisma/migrations/${folder}/migration.sql` : 'The schema has not changed.'
    }
    default:
      throw new Error(usage)
  }
}

try {
  console.log(await main(process.argv.slice(2)))
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
