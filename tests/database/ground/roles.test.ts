import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '@/lib/platform/env'

const app = new pg.Client({ connectionString: env().databaseUrl })
beforeAll(() => app.connect())
afterAll(() => app.end())

test('the product cannot change the shape of the database', async () => {
  await expect(app.query('CREATE TABLE mine (id int)')).rejects.toThrow('permission denied')
})

test('the product runs as its own role, on a database of its own', async () => {
  const { rows } = await app.query('SELECT current_user AS role, current_database() AS name')
  expect(rows[0].role).toBe('akushu_app')
  expect(rows[0].name).toMatch(/^test_/)
})
