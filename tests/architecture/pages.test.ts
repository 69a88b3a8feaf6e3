import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { signedIn } from '@/lib/http/access'
import { page } from '@/lib/http/page'
import { pageEntry, pageTable, type PageEntry } from './checks/pages'
import { tableDiff } from './checks/routes'
import { listFiles, projectRoot } from './tree'

const tableFile = join(projectRoot, 'tests/architecture/pages.txt')

describe('every page of the product', () => {
  const entries: PageEntry[] = []

  beforeAll(async () => {
    for (const file of listFiles().filter((path) => /^app\/(.+\/)?page\.tsx?$/.test(path))) {
      entries.push(pageEntry(file, (await import(join(projectRoot, file))) as Record<string, unknown>))
    }
  }, 60_000)

  test('has its gate', () => {
    expect(entries.length).toBeGreaterThan(10)
    expect(entries.filter(({ access }) => !access)).toEqual([])
  })

  test('is in the committed table', () => {
    const actual = pageTable(entries)
    if (process.env.UPDATE_ROUTES === '1') writeFileSync(tableFile, `${actual.join('\n')}\n`)
    const diff = tableDiff(readFileSync(tableFile, 'utf8').trimEnd().split('\n'), actual)
    const advice = 'Who may see what has changed. When that is meant: UPDATE_ROUTES=1 npx vitest run --project unit tests/architecture/pages.test.ts'
    expect(diff, `${advice}\n${diff.join('\n')}\n`).toEqual([])
  })
})

test('a page past the gate is seen', () => {
  const gated = page({ access: signedIn(), params: z.strictObject({}), path: () => '/me', render: () => null })
  const entries = [pageEntry('app/(fan)/me/page.tsx', { default: gated }), pageEntry('app/(fan)/open/page.tsx', { default: () => null })]
  expect(pageTable(entries)).toEqual(['/me → signed in', '/open → NO GATE'])
})
