import { describe, expect, test } from 'vitest'
import { emptyNamed, lintSwitches, tooLong } from './checks/files'
import { bans, findBanned, type BanName } from './checks/sources'
import { listFiles, readFiles } from './tree'

const code = readFiles(/\.(ts|tsx|mts|mjs|cjs|js)$/)

describe('no file holds', () => {
  test('anything unread', () => expect(code.length).toBeGreaterThan(400))

  test.each(Object.keys(bans) as BanName[])('%s', (name) => expect(findBanned(name, code)).toEqual([]))

  test('a switch that turns a check off', () => {
    // Here they are written to be found.
    expect(lintSwitches(code.filter(({ path }) => path !== 'tests/architecture/sources.test.ts'))).toEqual([])
  })
})

test('no file or folder has a name that says nothing', () => expect(emptyNamed(listFiles())).toEqual([]))

test('files stay short', () => {
  // The migrations are written by Prisma's engine.
  const written = readFiles(/^(?!prisma\/migrations\/).*\.(ts|tsx|mts|mjs|cjs|js|css|prisma|md)$/)
  expect(tooLong(written, 300)).toEqual([])
  expect(tooLong(written.filter(({ path }) => /^app\/.+\/route\.ts$/.test(path)), 40)).toEqual([])
})

describe('what is banned is found', () => {
  test.each<[BanName, string, string]>([
    ['a server action: there is one door for changes', 'app/a.ts', "'use server'\nexport const a = 1"],
    ['a server action: there is one door for changes', 'app/a.tsx', "export const save = async () => {\n  'use server'\n}"],
    ['the environment, past lib/platform/env.ts', 'lib/events/a.ts', 'export const url = process.env.DATABASE_URL'],
    ['the environment, past lib/platform/env.ts', 'components/a.tsx', "export const url = globalThis.process['env'].URL"],
    ['the environment, past lib/platform/env.ts', 'lib/platform/log.ts', 'const { env } = process'],
    ['the environment, past lib/platform/env.ts', 'lib/platform/log.ts', "import { env } from 'node:process'"],
    ['an assertion through unknown', 'lib/events/a.ts', 'export const a = (b: string) => b as unknown as number'],
    ['a test that does not run, or keeps others from it', 'lib/events/a.test.ts', "test.skip('later', () => undefined)"],
    ['a test that does not run, or keeps others from it', 'tests/e2e/a.spec.ts', "test.describe.only('this', () => undefined)"],
    ['a test that does not run, or keeps others from it', 'tests/a.test.ts', "it.todo('something')"],
    ['a query made of text', 'lib/events/store.ts', 'export const all = (db) => db.$queryRawUnsafe(`SELECT ${db}`)'],
    ['a query made of text', 'lib/events/store.ts', "const name = Prisma.raw('event')"],
    ['the database, past a store', 'lib/events/list-events.ts', 'export const all = (ports) => ports.db.event.findMany()'],
    ['the database, past a store', 'app/api/events/a.ts', 'db.$executeRaw`DELETE FROM event`'],
    ['time or chance that is not handed in', 'lib/events/rules/phase.ts', 'export const now = () => Date.now()'],
    ['time or chance that is not handed in', 'lib/ticketing/hold-seats.ts', 'const now = new Date()'],
    ['time or chance that is not handed in', 'lib/ticketing/hold-seats.ts', "import { randomUUID as id } from 'node:crypto'"],
  ])('%s, in %s: %s', (name, path, text) => {
    expect(findBanned(name, [{ path, text }])).toHaveLength(1)
  })

  test.each<[BanName, string, string]>([
    ['the environment, past lib/platform/env.ts', 'lib/platform/env.ts', 'process.env'],
    ['the environment, past lib/platform/env.ts', 'lib/platform/a.ts', 'export const load = (ports) => ports.env.appOrigins'],
    ['the database, past a store', 'lib/events/list-events.ts', 'findEvents(ports.db)'],
    ['the database, past a store', 'lib/ticketing/store-tickets.ts', 'db.ticket.findMany()'],
    ['time or chance that is not handed in', 'lib/events/rules/phase.ts', 'new Date(startsAt)'],
    ['an assertion through unknown', 'lib/events/a.ts', 'export const a = { b: 1 } as const'],
  ])('%s is not found where it is not: %s: %s', (name, path, text) => {
    expect(findBanned(name, [{ path, text }])).toEqual([])
  })

  test('a comment that turns a check off', () => {
    const text = ['// @ts-expect-error it works', '/* eslint-disable */', '// oxlint-disable-next-line', 'const fine = 1 // said in words'].join('\n')
    expect(lintSwitches([{ path: 'lib/a.ts', text }])).toHaveLength(3)
  })

  test('a name that says nothing', () => {
    const bad = ['lib/utils.ts', 'lib/common/a.ts', 'lib/events/date-helpers.test.ts', 'components/(misc)/a.tsx', 'lib/streaming/grant-manager.ts']
    expect(emptyNamed([...bad, 'lib/events/service-hours.ts', 'lib/ticketing/commons-law.ts'])).toEqual(bad)
  })

  test('a file that is too long', () => {
    const file = (lines: number) => ({ path: `lib/${lines}.ts`, text: 'x\n'.repeat(lines) })
    expect(tooLong([file(300), file(301)], 300)).toEqual(['lib/301.ts: 301 lines'])
  })
})
