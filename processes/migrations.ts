import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationDirectory, MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { projectRoot } from '@/processes/root'
import { schemaDifference, withSchemaEngine } from '@/processes/schema-engine'

/** Where the schema and its migrations lie. */
export type MigrationFolders = { schema: string; migrations: string }

const projectFolders: MigrationFolders = {
  schema: join(projectRoot, 'prisma', 'schema'),
  migrations: join(projectRoot, 'prisma', 'migrations'),
}

/** The whole schema as of the newest migration: the next one is the difference from here, without any database. */
const datamodelFile = 'datamodel.prisma'
const lockFile = 'migration_lock.toml'
const lockContent = 'provider = "postgresql"\n'
const noFilter = { externalTables: [], externalEnums: [] }

async function readSchema(folder: string): Promise<SchemaContainer[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(join(folder, name), 'utf8') })),
  )
}

async function migrationNames(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
}

async function readMigrations(folder: string): Promise<MigrationList> {
  const names = await migrationNames(folder)
  const migrationDirectories = await Promise.all(
    names.map(
      async (name): Promise<MigrationDirectory> => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: await readFile(join(folder, name, 'migration.sql'), 'utf8') },
        },
      }),
    ),
  )
  const lock = existsSync(join(folder, lockFile)) ? await readFile(join(folder, lockFile), 'utf8') : null
  return {
    baseDir: folder,
    lockfile: { path: lockFile, content: lock },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

/**
 * Applies every migration that the database does not have yet, each in one transaction, and notes it in
 * `_prisma_migrations`. Two callers at once wait for each other.
 * @param databaseUrl the owner role's url
 * @returns the names of the migrations applied just now
 * @throws Error with the failing statement's message
 */
export async function applyMigrations(databaseUrl: string, folders = projectFolders): Promise<string[]> {
  const migrationsList = await readMigrations(folders.migrations)
  return oneAtATime(databaseUrl, () =>
    withSchemaEngine(databaseUrl, async (engine) => {
      await forgetFailures(databaseUrl)
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilter })
      return appliedMigrationNames
    }),
  )
}

/**
 * The engine refuses to go on after a failed migration, since elsewhere one may be half applied. Here a migration is one
 * transaction: a failed one left nothing behind, and may simply be tried again.
 */
async function forgetFailures(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present")
    if (!rows[0].present) return
    await client.query('DELETE FROM _prisma_migrations WHERE finished_at IS NULL AND applied_steps_count = 0')
  })
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** An arbitrary number of ours; any two migrating processes must use the same one. */
const migrationLock = 7_250_118

function oneAtATime<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  return withClient(databaseUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    return work()
  })
}

/**
 * Empties the database and applies every migration again.
 * @param databaseUrl the owner role's url
 */
export async function resetDatabase(databaseUrl: string, folders = projectFolders): Promise<string[]> {
  await withClient(databaseUrl, (client) =>
    client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC'),
  )
  return applyMigrations(databaseUrl, folders)
}

/**
 * Writes the next migration: the difference between the schema at the last one and the schema now. The SQL may be
 * extended by hand before it is committed (partitions, triggers, grants).
 * @param name what the migration does, in letters, digits and underscores
 * @param now names the folder (UTC)
 * @returns the new folder's name, or null when nothing changed
 */
export async function newMigration(name: string, now: Date, folders = projectFolders): Promise<string | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`"${name}" is no migration name: a-z, 0-9 and _ only`)
  const schema = await readSchema(folders.schema)
  const whole = schema.map(({ path, content }) => `// ${path}\n${content.trim()}\n`).join('\n')
  const lastFile = join(folders.migrations, datamodelFile)
  const last = existsSync(lastFile) ? await readFile(lastFile, 'utf8') : undefined
  const script = await schemaDifference(last === undefined ? undefined : [{ path: datamodelFile, content: last }], schema)
  if (script === null) return null
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = `${stamp}_${name}`
  await mkdir(join(folders.migrations, folder), { recursive: true })
  await writeFile(join(folders.migrations, folder, 'migration.sql'), script)
  await writeFile(lastFile, whole)
  await writeFile(join(folders.migrations, lockFile), lockContent)
  return folder
}
