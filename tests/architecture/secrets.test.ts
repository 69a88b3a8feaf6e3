import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findSecrets, secretFiles } from './checks/secrets'
import { listFiles, projectRoot, readFiles } from './tree'

const isText = /(\.(ts|tsx|mts|mjs|cjs|js|json|md|css|sql|prisma|toml|txt|yml|yaml|sh|example|html|svg|patch|env)|\/run|\.gitignore)$/

describe('the tree', () => {
  test('holds nothing that looks like a secret', () => {
    const files = readFiles(isText)
    expect(files.length).toBeGreaterThan(400)
    expect(findSecrets(files)).toEqual([])
  })

  test('tracks no file that is made to hold one', () => {
    // A copy of the tree without its history has no other files than the tracked ones.
    const tracked = existsSync(join(projectRoot, '.git')) ? execFileSync('git', ['ls-files'], { cwd: projectRoot, encoding: 'utf8' }).split('\n') : listFiles()
    expect(tracked.length).toBeGreaterThan(400)
    expect(secretFiles(tracked)).toEqual([])
  })
})

describe('a secret is seen', () => {
  // Put together here, so that this file does not hold them.
  const long = 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v2'
  test.each([
    ['a private key', ['-----BEGIN EC PRIVATE', 'KEY-----'].join(' ')],
    ['an AWS access key', `AKIA${'ABCDEFGH12345678'}`],
    ['a payment provider’s key', ['sk', 'live', long].join('_')],
    ['a GitHub token', ['ghp', long].join('_')],
    ['an npm token', ['npm', long].join('_')],
    ['a Google key', `AIza${long.slice(0, 35)}`],
    ['a signed token', ['eyJhbGciOiJIUzI1', 'eyJzdWIiOiIxMjM0', long].join('.')],
    ['a value for a key variable', ['SESSION_KEYS', `k1-${long}`].join('=')],
    ['a key of our lists', `k1:${long.slice(0, 43)}=`],
    ['a password in a URL', ['postgresql://akushu_app:hunter2', 'db-1.internal:5432/akushu'].join('@')],
  ])('%s', (name, text) => {
    expect(findSecrets([{ path: 'docs/notes.md', text }])).toEqual([`docs/notes.md: ${name}`])
  })

  test('and an example is not one', () => {
    const text = 'DATABASE_URL=postgresql://akushu_app:password@127.0.0.1:5432/akushu\nSESSION_KEYS=\nhttps://fan.example.com'
    expect(findSecrets([{ path: '.env.example', text }])).toEqual([])
  })

  test('by the name of its file', () => {
    expect(secretFiles(['.env', '.env.production', '.env.example', 'infra/edge.pem', 'lib/keys.ts', 'docs/.npmrc'])).toEqual([
      '.env',
      '.env.production',
      'infra/edge.pem',
      'docs/.npmrc',
    ])
  })
})
