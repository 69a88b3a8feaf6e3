import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyMigrations, newMigration, resetDatabase, type MigrationFolders } from '@/processes/migrations'
import { projectRoot } from '@/processes/root'

const url = process.env.MIGRATE_DATABASE_URL ?? ''
const folder = mkdtempSync(join(tmpdir(), 'akushu-migrations-'))
const folders: MigrationFolders = { schema: join(folder, 'schema'), migrations: join(folder, 'migrations') }
const client = new pg.Client({ connectionString: url })

const schema = (fields: string) => {
  const text = `datasource db {\n  provider = "postgresql"\n}\n\nmodel Thing {\n  id Int @id\n${fields}}\n`
  mkdirSync(folders.schema, { recursive: true })
  writeFileSync(join(folders.schema, 'thing.prisma'), text)
}
const migration = (name: string, sql: string) => {
  mkdirSync(join(folders.migrations, name), { recursive: true })
  writeFileSync(join(folders.migrations, name, 'migration.sql'), sql)
}
const count = async (query: string) => Number((await client.query(`SELECT count(*) FROM ${query}`)).rows[0].count)

beforeAll(async () => {
  await client.connect()
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})
afterAll(async () => {
  await client.end()
  rmSync(folder, { recursive: true })
})

test('a migration is the difference to the schema at the last one', async () => {
  schema('')
  expect(await newMigration('things', new Date('2026-01-02T03:04:05Z'), folders)).toBe('20260102030405_things')
  expect(await newMigration('nothing', new Date('2026-01-02T03:05:00Z'), folders)).toBeNull()
  schema('  name String?\n')
  const second = await newMigration('names', new Date('2026-01-03T00:00:00Z'), folders)
  const sql = readFileSync(join(folders.migrations, second ?? '', 'migration.sql'), 'utf8')
  expect(sql).toContain('ADD COLUMN')
  expect(sql).not.toContain('CREATE TABLE')
})

test('migrations extended by hand apply once, with functions and DO blocks, also from two callers at once', async () => {
  migration(
    '20260104000000_hand',
    `CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;
     DO $$ BEGIN PERFORM one(); INSERT INTO "Thing" (id) VALUES (1); END; $$;`,
  )
  const applied = await Promise.all([applyMigrations(url, folders), applyMigrations(url, folders)])
  expect(applied.map((names) => names.length).sort()).toEqual([0, 3])
  expect(await count('"Thing"')).toBe(1)
})

test('a migration that fails leaves nothing behind and may be tried again', async () => {
  migration('20260105000000_bad', 'CREATE TABLE half (id int); SELECT broken;')
  await expect(applyMigrations(url, folders)).rejects.toThrow('column "broken" does not exist')
  expect(await count("pg_tables WHERE tablename = 'half'")).toBe(0)
  migration('20260105000000_bad', 'CREATE TABLE half (id int);')
  expect(await applyMigrations(url, folders)).toEqual(['20260105000000_bad'])
})

test('reset empties the database and applies everything again', async () => {
  expect(await resetDatabase(url, folders)).toHaveLength(4)
  expect(await count('"Thing"')).toBe(1)
})

test('the newest migration and the schema agree', async () => {
  const committed: MigrationFolders = { schema: join(folder, 'real', 'schema'), migrations: join(folder, 'real', 'migrations') }
  cpSync(join(projectRoot, 'prisma', 'schema'), committed.schema, { recursive: true })
  cpSync(join(projectRoot, 'prisma', 'migrations'), committed.migrations, { recursive: true })
  expect(await newMigration('forgotten', new Date(), committed)).toBeNull()
})
