import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { stackEnvironment } from '@/processes/stack-environment'

// Gives each test file a database of its own, cloned from the migrated template, and the environment to reach it:
// `env()` works, as the role the product runs as. MIGRATE_DATABASE_URL is the owner's, for what the product may not do.
const cluster = inject('cluster')
const name = `test_${randomUUID().replaceAll('-', '')}`
const onDatabase = (url: string) => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

await asSuperuser(`CREATE DATABASE ${name} TEMPLATE akushu OWNER akushu_owner`)

const files = join(cluster.stateDir, name)
const environment: Record<string, string> = {
  ...stackEnvironment(files, cluster.ports, 'test', { appUrl: onDatabase(cluster.appUrl) }),
  MIGRATE_DATABASE_URL: onDatabase(cluster.ownerUrl),
  LOG_LEVEL: 'silent',
}
for (const folder of [environment.STORAGE_DIR, environment.VAULT_DIR]) if (folder) mkdirSync(folder, { recursive: true })
Object.assign(process.env, environment)

afterAll(() => asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`))

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.superuserUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
