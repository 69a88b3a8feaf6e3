import { defineConfig } from 'prisma/config'

// For `prisma generate` and, where its binary can be had, `prisma migrate deploy`. Our own command is `npm run db`.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.MIGRATE_DATABASE_URL ?? '' },
})
