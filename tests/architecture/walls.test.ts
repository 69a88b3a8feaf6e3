import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { describe, expect, test } from 'vitest'
import { brokenWalls, cruiseTree, inHouse } from './cruise'
import { projectRoot } from './tree'

/** The law: whom each room may ask by their doors, besides `platform` and `accounts/contract`. */
const law: Record<string, readonly string[]> = {
  audit: [],
  accounts: ['events', 'audit'],
  events: ['audit'],
  ticketing: ['accounts', 'events', 'audit'],
  content: ['accounts', 'events', 'ticketing', 'audit'],
  streaming: ['accounts', 'events', 'ticketing', 'content', 'audit'],
  handshake: ['accounts', 'events', 'ticketing', 'content', 'audit'],
  incidents: ['accounts', 'content', 'streaming', 'handshake', 'audit'],
}
const rooms = Object.keys(law)

const fixtures = readdirSync(join(projectRoot, 'tests/architecture/fixtures')).filter((name) => name !== 'lawful')

test('the tool sees the whole tree and finds no wall broken', { timeout: 60_000 }, async () => {
  const { modules, summary } = await cruiseTree(projectRoot)
  const own = modules.filter((module) => /^(app|components|lib|processes)\//.test(module.source))
  const byAlias = own.flatMap((module) => module.dependencies).filter((dependency) => dependency.module.startsWith('@/'))
  // Under some versions of TypeScript it reads nothing and is content.
  expect(own.length).toBeGreaterThan(300)
  expect(byAlias.filter((dependency) => !dependency.couldNotResolve).length).toBeGreaterThan(300)
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

test('a lawful house is left in peace', { timeout: 30_000 }, async () => {
  const files = { 'lib/events/rules/phase.test.ts': "import { readFileSync } from 'node:fs'\nimport { test } from 'vitest'\nimport { phase } from './phase'\n" }
  const result = await inHouse({ fixtures: ['lawful'], files }, cruiseTree)
  expect(result.summary.violations).toEqual([])
  expect(result.modules.length).toBeGreaterThan(40)
})

describe('a broken wall is seen, and only that wall', () => {
  test.each(fixtures)('%s', { timeout: 30_000 }, async (wall) => {
    expect(brokenWalls(await inHouse({ fixtures: ['lawful', wall] }, cruiseTree))).toEqual([wall])
  })

  test.each([
    ['by-the-door', 'lib/http/admin.ts', "import { phase } from '@/lib/events/rules/phase'"],
    ['by-the-door', 'lib/ticketing/link.ts', "import { findGrant } from '@/lib/streaming/grants/store'"],
    ['by-the-door', 'lib/events/gate.ts', "import { route } from '@/lib/http/route'"],
    ['app-by-the-door', 'app/(fan)/tickets.tsx', "import { openDatabase } from '@/lib/platform/db'"],
    ['components-by-contract', 'components/events/a.ts', "import type { Ports } from '@/lib/platform/ports'"],
    ['components-by-contract', 'components/events/a.ts', "import { page } from '@/lib/http/page'"],
    ['components-by-contract', 'components/events/a.ts', "import { GET } from '@/app/api/events/route'"],
    ['next-in-http', 'lib/events/a.ts', "import { cookies } from 'next/headers'"],
    ['next-in-http', 'lib/platform/a.ts', "import type { NextRequest } from 'next/server'"],
    ['prisma-in-stores', 'lib/events/a.ts', "import { PrismaClient } from '@prisma/client'"],
    ['prisma-in-stores', 'app/api/events/a.ts', "export type { PrismaClient } from '@/prisma/generated/client'"],
    ['prisma-in-stores', 'lib/events/my-store.ts', "import { PrismaClient } from '@/prisma/generated/client'"],
    ['hls-in-player', 'app/a.ts', "const hls = await import('hls.js')"],
    ['hls-in-player', 'components/ui/a.ts', "import type Hls from 'hls.js'"],
    ['mediabunny-in-studio', 'lib/streaming/a.ts', "import { registerAacEncoder } from '@mediabunny/aac-encoder'"],
    ['reactions-by-the-worker', 'lib/http/a.ts', "import { react } from '@/lib/reactions'"],
    ['rules-are-pure', 'lib/events/rules/a.ts', "import type { Ports } from '@/lib/platform/ports'"],
    ['rules-are-pure', 'lib/streaming/grants/rules/a.ts', "import { findGrant } from '../store'"],
  ])('%s: %s: %s', { timeout: 30_000 }, async (wall, path, line) => {
    expect(brokenWalls(await inHouse({ fixtures: ['lawful'], files: { [path]: line } }, cruiseTree))).toContain(wall)
  })

  test('each room asks whom the law lets it ask, and nobody else', { timeout: 30_000 }, async () => {
    const files = Object.fromEntries(
      rooms.flatMap((room) =>
        [...rooms, 'http', 'reactions'].flatMap((other) =>
          room === other ? [] : [[`lib/${room}/ask-${other}.ts`, `export * from '@/lib/${other}${other === 'http' ? '/route' : ''}'\n`]],
        ),
      ),
    )
    const { summary } = await inHouse({ fixtures: ['lawful'], files }, cruiseTree)
    const refused = summary.violations.filter(({ rule }) => rule.name.startsWith('room-')).map(({ rule, from }) => `${rule.name}: ${from}`)
    const unlawful = rooms.flatMap((room) =>
      [...rooms, 'http', 'reactions']
        .filter((other) => other !== room && !law[room]?.includes(other))
        .map((other) => `room-${room}: lib/${room}/ask-${other}.ts`),
    )
    expect(refused.toSorted()).toEqual(unlawful.toSorted())
  })
})

test('no wall is without its proof', async () => {
  const { ruleSet } = await extractDepcruiseOptions(join(projectRoot, '.dependency-cruiser.cjs'))
  const walls = [...(ruleSet?.forbidden ?? []), ...(ruleSet?.required ?? [])]
  expect(walls.every(({ severity }) => severity === 'error')).toBe(true)
  expect(walls.map(({ name }) => name).toSorted()).toEqual([...fixtures, ...rooms.map((room) => `room-${room}`)].toSorted())
})
