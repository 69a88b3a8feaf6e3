import { expect, test } from 'vitest'
import { env } from '@/lib/platform/env'
import { postgresRealtime, type Notice } from '@/lib/platform/realtime'
import { openStage } from '../stage'

const stage = await openStage()
const { ports } = stage
const other = stage.anotherProcess()

/** Subscribes and waits until notices really come in. */
async function hearing(topic: string): Promise<{ heard: Notice[]; off: () => void }> {
  const heard: Notice[] = []
  const off = ports.realtime.subscribe(topic, (notice) => heard.push(notice))
  await expect
    .poll(async () => {
      await other.realtime.publish(topic, { hello: true })
      return heard.length
    })
    .toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, 50))
  heard.length = 0
  return { heard, off }
}

test('a notice reaches another process, in order, on its topic only', async () => {
  const { heard, off } = await hearing('news')
  for (let number = 0; number < 20; number++) {
    await other.realtime.publish('news', { number })
    await other.realtime.publish('other', { number })
  }
  await expect.poll(() => heard.length).toBe(20)
  expect(heard.map(({ body }) => body['number'])).toEqual(Array.from({ length: 20 }, (_, number) => number))
  off()
  await other.realtime.publish('news', { number: 20 })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(heard).toHaveLength(20)
})

test('what is published at once arrives whole and in order', async () => {
  const { heard, off } = await hearing('many')
  await Promise.all(Array.from({ length: 300 }, (_, number) => other.realtime.publish('many', { number })))
  await expect.poll(() => heard.length).toBe(300)
  expect(heard.map(({ body }) => body['number'])).toEqual(Array.from({ length: 300 }, (_, number) => number))
  off()
})

test('after a lost connection a listener is told of the gap, and hears again', async () => {
  const { heard, off } = await hearing('gap')
  let gaps = 0
  const offGap = ports.realtime.onGap(() => gaps++)
  await ports.db.$queryRaw`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'`
  await expect.poll(() => gaps).toBe(1)
  await other.realtime.publish('gap', { number: 1 })
  await expect.poll(() => heard.length).toBeGreaterThan(0)
  off()
  offGap()
})

test('a lost notice does not fail what was done', async () => {
  const unreachable = postgresRealtime('postgresql://nobody@127.0.0.1:1/nowhere', ports.log)
  await unreachable.publish('news')
  await unreachable.close()
})

test('closing while it connects leaves no connection behind', async () => {
  const url = new URL(env().databaseUrl)
  url.searchParams.set('application_name', 'brief')
  const brief = postgresRealtime(url.href, ports.log)
  brief.subscribe('news', () => undefined)
  await brief.close()
  await new Promise((resolve) => setTimeout(resolve, 200))
  const { rows } = await stage.owner.query("SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'brief'")
  expect(rows).toEqual([{ count: 0 }])
})
