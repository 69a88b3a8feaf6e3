import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { EnvironmentError, readEnvironment } from '@/lib/platform/env'
import { demoSecrets } from './secrets'
import { stackEnvironment } from './stack-environment'

const folder = mkdtempSync(join(tmpdir(), 'akushu-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))

const environment = () =>
  stackEnvironment(folder, { app: 3000, edge: 3001, database: 3002 }, 'production', { appUrl: 'postgresql://a:b@127.0.0.1/akushu' })

test('secrets are made once and only their owner may read them', () => {
  expect(demoSecrets(folder)).toEqual(demoSecrets(folder))
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a stack’s environment is a good one', () => {
  const parsed = readEnvironment(environment())
  expect(parsed.appOrigins[0]).toBe('http://fan.localhost:3000')
  expect(parsed.edgeSigningKeys[0]?.id).toBe(parsed.edgeVerifyKeys[0]?.id)
})

test('its keys are of no use to production', () => {
  expect(() => readEnvironment({ ...environment(), AKUSHU_DEMO: '0' })).toThrow(EnvironmentError)
})
