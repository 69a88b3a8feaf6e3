import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EnvironmentError, readEnvironment } from './env'

const secret = (id: string) => `${id}:${randomBytes(32).toString('base64')}`
const edge = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { format: 'der', type: 'spki' },
  privateKeyEncoding: { format: 'der', type: 'pkcs8' },
})

const good: Record<string, string> = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://akushu_app:x@127.0.0.1:5432/akushu',
  APP_ORIGINS: 'http://fan.localhost:3000,http://artist.localhost:3000',
  EDGE_URL: 'http://edge.localhost:3001',
  STORAGE_DIR: '/tmp/storage',
  VAULT_DIR: '/tmp/vault',
  COVERS_DIR: '/tmp/covers',
  VAULT_KEKS: secret('k1'),
  SESSION_KEYS: `${secret('k2')},${secret('k1')}`,
  LEDGER_MAC_KEYS: secret('k1'),
  LEDGER_SUBJECT_KEYS: secret('k1'),
  WEBHOOK_KEYS: secret('k1'),
  EDGE_SIGNING_KEYS: `e1:${edge.privateKey.toString('base64')}`,
  EDGE_VERIFY_KEYS: `e1:${edge.publicKey.toString('base64')}`,
  PAYMENTS: 'till',
  SMTP_URL: 'smtps://user:word@smtp.example.com:465',
  MAIL_FROM: 'no-reply@example.com',
}

function faultOf(changes: Record<string, string | undefined>): string {
  try {
    readEnvironment({ ...good, ...changes })
    return 'none'
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError)
    return (error as Error).message
  }
}

describe('a good environment', () => {
  test('is parsed, with defaults', () => {
    const parsed = readEnvironment(good)
    expect(parsed.appOrigins).toEqual(['http://fan.localhost:3000', 'http://artist.localhost:3000'])
    expect(parsed.sessionKeys.map(({ id, bytes }) => [id, bytes.length])).toEqual([['k2', 32], ['k1', 32]])
    expect(parsed.databaseDirectUrl).toBe(parsed.databaseUrl)
    expect([parsed.grantSeconds, parsed.grantRenewSeconds, parsed.ingestMaxBytes, parsed.bodyMemoryBytes]).toEqual([60, 40, 16_777_216, 268_435_456])
    expect([parsed.akushuDemo, parsed.logLevel, parsed.originHost]).toEqual([false, 'info', '127.0.0.1'])
  })

  test('treats an empty value like an absent one', () => {
    expect(readEnvironment({ ...good, DATABASE_DIRECT_URL: '', GRANT_SECONDS: '' }).grantSeconds).toBe(60)
  })
})

describe('a bad value stops the boot with one line that names the variable', () => {
  test.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL is missing'],
    [{ INGEST_MAX_BYTES: '1000', BODY_MEMORY_BYTES: '3999' }, 'BODY_MEMORY_BYTES is below four times INGEST_MAX_BYTES'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL is not a postgresql:// url'],
    [{ APP_ORIGINS: 'http://fan.localhost:3000/' }, 'APP_ORIGINS is not an origin'],
    [{ APP_ORIGINS: 'http://example.com' }, 'APP_ORIGINS is not https:'],
    [{ STORAGE_DIR: 'storage' }, 'STORAGE_DIR is not an absolute path'],
    [{ VAULT_KEKS: 'no-colon' }, 'VAULT_KEKS entry 1 is not of the form'],
    [{ VAULT_KEKS: `k1:${randomBytes(16).toString('base64')}` }, 'VAULT_KEKS key k1 has 16 bytes, not 32'],
    [{ SESSION_KEYS: `${good.VAULT_KEKS},${good.VAULT_KEKS}` }, 'SESSION_KEYS key id k1 appears twice'],
    [{ EDGE_SIGNING_KEYS: secret('e1') }, 'EDGE_SIGNING_KEYS key e1 is not a PKCS #8 private key'],
    [{ EDGE_VERIFY_KEYS: `e2:${edge.publicKey.toString('base64')}` }, 'EDGE_VERIFY_KEYS lacks the key e1'],
    [{ GRANT_SECONDS: 'soon' }, 'GRANT_SECONDS is not a number'],
    [{ GRANT_RENEW_SECONDS: '60' }, 'GRANT_RENEW_SECONDS is not below GRANT_SECONDS'],
    [{ PAYMENTS: undefined }, 'PAYMENTS is not a provider'],
    [{ NODE_ENV: 'staging' }, 'NODE_ENV is not development'],
  ])('%o', (changes, expected) => {
    const fault = faultOf(changes)
    expect(fault).toContain(expected)
    expect(fault).not.toContain('\n')
  })

  test('never quotes a secret', () => {
    const short = randomBytes(31).toString('base64')
    expect(faultOf({ VAULT_KEKS: `k1:${short}` })).not.toContain(short)
  })
})

describe('mail and accounts elsewhere', () => {
  const without = { SMTP_URL: undefined, MAIL_FROM: undefined }
  test('without a mail server only demo and test boot', () => {
    for (const NODE_ENV of ['production', 'development']) expect(faultOf({ ...without, NODE_ENV })).toContain('SMTP_URL is missing')
    expect([faultOf(without), faultOf({ ...without, NODE_ENV: 'production', AKUSHU_DEMO: '1', EDGE_URL: 'http://edge.localhost:3001' })]).toEqual(['none', 'none'])
    expect(readEnvironment({ ...good, ...without }).smtp).toBeNull()
  })
  test.each([
    [{ MAIL_FROM: undefined }, 'MAIL_FROM is missing'],
    [{ SMTP_URL: 'http://smtp.example.com' }, 'SMTP_URL is not an smtp'],
    [{ MAIL_FROM: 'Akushu <no-reply@example.com>' }, 'MAIL_FROM is not a plain'],
    [{ LINE_CHANNEL_ID: '1' }, 'LINE_CHANNEL_SECRET is missing beside LINE_CHANNEL_ID'],
    [{ GOOGLE_CLIENT_SECRET: '1' }, 'GOOGLE_CLIENT_ID is missing'],
    [{ GOOGLE_ISSUER: 'http://accounts.example.com' }, 'GOOGLE_ISSUER is not https:'],
    [{ LINE_ISSUER: 'http://127.0.0.1:4000', NODE_ENV: 'production', SESSION_KEYS: good.SESSION_KEYS }, 'LINE_ISSUER is not https:'],
  ])('%o is refused', (changes, expected) => expect(faultOf(changes)).toContain(expected))
  test('an account elsewhere is offered when both of its halves are there', () => {
    expect(readEnvironment(good).openid).toEqual({})
    expect(readEnvironment({ ...good, LINE_CHANNEL_ID: '1', LINE_CHANNEL_SECRET: '2' }).openid).toEqual({
      line: { issuer: 'https://access.line.me', clientId: '1', clientSecret: '2' },
    })
  })
})

describe('the domain of passkeys', () => {
  const hosts = { APP_ORIGINS: 'https://fan.example.com,https://admin.example.com' }
  test('is the one that all hosts share, or the one that is named', () => {
    expect(readEnvironment({ ...good, ...hosts }).passkeyRpId).toBe('example.com')
    expect(readEnvironment({ ...good, APP_ORIGINS: 'https://fan.live.example.com,https://admin.live.example.com', PASSKEY_RP_ID: 'example.com' }).passkeyRpId).toBe('example.com')
    expect(readEnvironment(good).passkeyRpId).toBeNull()
  })
  test.each([
    [{ ...hosts, PASSKEY_RP_ID: 'example.org' }, 'PASSKEY_RP_ID is not a domain that fan.example.com'],
    [{ ...hosts, PASSKEY_RP_ID: 'com' }, 'PASSKEY_RP_ID is a public suffix'],
    [{ PASSKEY_RP_ID: 'localhost' }, 'PASSKEY_RP_ID is a public suffix'],
  ])('%o is refused', (changes, expected) => expect(faultOf(changes)).toContain(expected))
  test.each(['production', 'development'])('hosts that share none are refused in %s, and taken by a demo', (NODE_ENV) => {
    const apart = { NODE_ENV, APP_ORIGINS: 'https://fan.example.com,https://akushu-admin.example' }
    expect(faultOf(apart)).toContain('APP_ORIGINS share no domain for passkeys')
    expect(faultOf({ NODE_ENV, AKUSHU_DEMO: '1' })).toBe('none')
  })
})

describe('what is for demo and test only', () => {
  const demo = { SESSION_KEYS: secret('demo-1') }
  test('demo keys are refused in production', () => {
    expect(faultOf({ ...demo, NODE_ENV: 'production' })).toContain('SESSION_KEYS holds the demo key demo-1')
  })
  test('demo keys are taken by a production build that says it is a demo', () => {
    expect(faultOf({ ...demo, NODE_ENV: 'production', AKUSHU_DEMO: '1' })).toBe('none')
  })
  test.each(['production', 'development'])('the till is refused in %s', (NODE_ENV) => {
    expect(faultOf({ NODE_ENV, APP_ORIGINS: 'https://fan.example.com' })).toContain('PAYMENTS is till')
  })
  test('a demo is refused on an origin that others can reach', () => {
    expect(faultOf({ AKUSHU_DEMO: '1', EDGE_URL: 'https://edge.example.com' })).toContain('AKUSHU_DEMO is 1')
  })
})

test('every variable has its sentence in .env.example', () => {
  const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n')
  const source = readFileSync(new URL('./env.ts', import.meta.url), 'utf8')
  const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1])
  expect(names.length).toBeGreaterThan(20)
  for (const name of names) {
    const at = lines.findIndex((line) => line.startsWith(`${name}=`))
    expect(lines[at - 1], name).toMatch(/^# .+[.;]$/)
  }
})
