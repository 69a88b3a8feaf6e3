import { expect, test } from 'vitest'
import { askKept, NoConnection, openDatabase, patienceMs, Prisma, transact } from '@/lib/platform/db'
import { problemResponse } from '@/lib/http/problem-response'
import { env } from '@/lib/platform/env'
import { openPorts } from '@/lib/platform/open-ports'

test('who finds no free connection is told so in time, whichever way they ask, and the next one is served', async () => {
  const { ports: aside, close: closeAside } = openPorts(env(), 'test')
  const { db, close } = openDatabase(env().databaseUrl, 1)
  const [taken, freed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const held = db.$transaction(
    async (inside) => {
      await inside.$queryRaw`SELECT 1`
      taken.resolve()
      await freed.promise
    },
    { timeout: 2 * patienceMs },
  )
  await taken.promise
  const asks = [
    () => askKept(db, 'connections', Prisma.sql`SELECT 1`),
    () => db.person.count(),
    () => transact({ db }, (inside) => inside.db.person.count()),
  ]
  const from = performance.now()
  const outcomes = await Promise.allSettled(asks.map((ask) => ask()))
  expect(performance.now() - from).toBeLessThan(patienceMs + 2_000)
  for (const outcome of outcomes) {
    const reason: unknown = outcome.status === 'rejected' ? outcome.reason : 'answered'
    expect(reason).toBeInstanceOf(NoConnection)
    const answer = problemResponse(aside, reason)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
  }
  freed.resolve()
  await held
  for (const ask of asks) await ask()
  await close()
  await closeAside()
}, 30_000)
