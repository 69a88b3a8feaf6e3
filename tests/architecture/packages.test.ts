import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { belowFloor, compareVersions, foreignPackages, importers, looseVersions, type Floors, type Lock } from './checks/packages'
import { projectRoot, readFiles } from './tree'

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(projectRoot, file), 'utf8')) as T
}

const lock = read<Lock>('package-lock.json')
const manifest = read<{ dependencies: Record<string, string>; devDependencies: Record<string, string> }>('package.json')
const floors = read<Floors>('tests/architecture/version-floors.json')
const direct = { ...manifest.dependencies, ...manifest.devDependencies }

/** Stack that the design names; every other package has its line in docs/dependencies.md. */
const named = /^(next|react|react-dom|prisma|@prisma\/.+|zod|hls\.js|mediabunny|@mediabunny\/.+|@aws-sdk\/.+|aws-cdk.*|vitest|@playwright\/test|playwright-core|typescript|@types\/.+)$/

describe('packages', () => {
  test('come from the registry, each pinned by its hash', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100)
    expect(foreignPackages(lock)).toEqual([])
  })

  test('are asked for by one exact version', () => expect(looseVersions(direct)).toEqual([]))

  test('are not older than their floor', () => expect(belowFloor(lock, floors)).toEqual([]))

  test('have a line that says what for', () => {
    const lines = readFiles(/^docs\/dependencies\.md$/)[0]?.text ?? ''
    const described = new Set([...lines.matchAll(/`([^`]+)`/g)].map((match) => match[1]))
    expect(Object.keys(direct).filter((name) => !named.test(name) && !described.has(name))).toEqual([])
  })

  test('are called unused only as long as nothing imports them', () => {
    const lines = readFiles(/^docs\/dependencies\.md$/)[0]?.text ?? ''
    const unused = Object.keys(direct).filter((name) => lines.split('\n').some((line) => line.includes('not used yet') && line.includes(`\`${name}\``)))
    expect(unused).toEqual([])
    const code = readFiles(/^(app|components|lib|processes|instrumentation).*\.(ts|tsx|mjs)$/)
    expect(importers(unused, code)).toEqual([])
  })
})

describe('a fault is seen', () => {
  const good = { version: '1.2.3', resolved: 'https://registry.npmjs.org/a/-/a-1.2.3.tgz', integrity: 'sha512-x' }

  test.each([
    ['another registry', { ...good, resolved: 'https://npm.example.com/a.tgz' }],
    ['a registry without TLS', { ...good, resolved: 'http://registry.npmjs.org/a.tgz' }],
    ['a repository', { ...good, version: 'git+ssh://git@github.com/a/a.git#1' }],
    ['a folder', { link: true }],
    ['content without a hash', { version: '1.2.3' }],
    ['a hash that is broken', { ...good, integrity: 'sha1-x' }],
    ['a binary for here without a hash', { version: '1.2.3', optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] }],
  ])('%s in the lock file', (_name, entry) => {
    expect(foreignPackages({ packages: { '': {}, 'node_modules/a': entry, 'node_modules/b': good } })).toHaveLength(1)
  })

  test('a range instead of a version', () => {
    expect(looseVersions({ a: '^1.2.3', b: '1.2.3', c: 'latest', d: '1.0.0-beta.17', e: 'git+https://example.com' })).toHaveLength(3)
  })

  test('a copy below its floor, however deep', () => {
    const packages = { 'node_modules/a': { version: '2.0.0' }, 'node_modules/b/node_modules/a': { version: '1.9.9' }, 'node_modules/a-b': { version: '0.1.0' } }
    expect(belowFloor({ packages }, { a: { floor: '2.0.0', because: '' } })).toEqual(['node_modules/b/node_modules/a is 1.9.9, below 2.0.0'])
    expect(belowFloor({ packages }, { gone: { floor: '1.0.0', because: '' } })).toEqual(['gone is not locked'])
  })

  test('an import, whatever of the package it asks for', () => {
    const text = (line: string) => [{ path: 'lib/a.ts', text: line }]
    for (const line of ["import send from 'nodemailer'", "import 'nodemailer/lib/mailer'", 'const { a } = await import("nodemailer")']) {
      expect(importers(['nodemailer'], text(line))).toEqual(['lib/a.ts imports nodemailer'])
    }
    expect(importers(['nodemailer'], text("import { a } from 'nodemailer-other' // nodemailer"))).toEqual([])
  })

  test('an older version', () => {
    expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0)
    expect(compareVersions('2.0.0-beta.3', '2.0.0')).toBeLessThan(0)
    expect(compareVersions('18.4.0-beta.16', '18.4.0-beta.17')).toBeLessThan(0)
    expect(compareVersions('1.2.3', '1.2.3')).toBe(0)
  })
})
