import { z } from 'zod'
import { parseSecretList, parseSigningList, parseVerifyList, type SecretKey } from './key-lists'
import { passkeyDomainFault, sharedDomain } from './rules/passkey-domain'

export type { SecretKey } from './key-lists'

const seconds = (fallback: number) => z.coerce.number('is not a number').int('is not whole').min(1, 'is below 1').default(fallback)
const parsed = <T>(parse: (text: string) => T) =>
  z.string('is missing').transform((text, context): T => {
    try {
      return parse(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message })
      return z.NEVER
    }
  })
const folder = z.string('is missing').startsWith('/', 'is not an absolute path')
const databaseUrl = z.string('is missing').regex(/^postgres(ql)?:\/\/\S+$/, 'is not a postgresql:// url')

/** Every variable the product reads; each has its sentence in `.env.example`. */
const variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production'], 'is not development, test or production').default('development'),
  AKUSHU_DEMO: z.enum(['0', '1'], 'is neither 0 nor 1').default('0').transform((value) => value === '1'),
  DATABASE_URL: databaseUrl,
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  MIGRATE_DATABASE_URL: databaseUrl.optional(),
  APP_ORIGINS: parsed((text) => text.split(',').map((entry) => parseOrigin(entry.trim()))),
  PASSKEY_RP_ID: z.string().optional(),
  EDGE_URL: parsed(parseOrigin),
  ORIGIN_PORT: z.coerce.number('is not a number').int('is not whole').min(0, 'is below 0').max(65_535, 'is above 65535').default(3001),
  ORIGIN_HOST: z.string().min(1, 'is empty').default('127.0.0.1'),
  STORAGE_DIR: folder,
  VAULT_DIR: folder,
  COVERS_DIR: folder,
  VAULT_KEKS: parsed(parseSecretList),
  SESSION_KEYS: parsed(parseSecretList),
  LEDGER_MAC_KEYS: parsed(parseSecretList),
  LEDGER_SUBJECT_KEYS: parsed(parseSecretList),
  WEBHOOK_KEYS: parsed(parseSecretList),
  EDGE_SIGNING_KEYS: parsed(parseSigningList),
  EDGE_VERIFY_KEYS: parsed(parseVerifyList),
  KEY_EPOCH_SECONDS: seconds(60),
  GRANT_SECONDS: seconds(60),
  GRANT_RENEW_SECONDS: seconds(40),
  HOLD_MINUTES: seconds(10),
  INGEST_MAX_BYTES: seconds(16 * 1024 * 1024),
  BODY_MEMORY_BYTES: seconds(256 * 1024 * 1024),
  TRUSTED_PROXIES: z.coerce.number('is not a number').int('is not whole').min(0, 'is below 0').max(10, 'is above 10').default(0),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'is no level of pino').default('info'),
  PAYMENTS: z.enum(['till'], 'is not a provider we know: till'),
  SMTP_URL: z.string().regex(/^smtps?:\/\/[^\s/]+$/, 'is not an smtp:// or smtps:// url').optional(),
  MAIL_FROM: z.string().regex(/^[^\s@<>,;:"()]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, 'is not a plain e-mail address').optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_ISSUER: parsed(parseOrigin).default('https://accounts.google.com'),
  LINE_CHANNEL_ID: z.string().optional(),
  LINE_CHANNEL_SECRET: z.string().optional(),
  LINE_ISSUER: parsed(parseOrigin).default('https://access.line.me'),
})

type Variables = z.output<typeof variables>

/** The parsed environment. Keys of a list: the first signs, all verify. */
export type Environment = {
  nodeEnv: Variables['NODE_ENV']
  /** True only for the demo and the tests' own stacks: one-click sign-in, till, keys made on the spot. */
  akushuDemo: boolean
  databaseUrl: string
  /** For LISTEN, which a pooler in between would break. */
  databaseDirectUrl: string
  migrateDatabaseUrl: string | undefined
  /** The first is the fan's. */
  appOrigins: [string, ...string[]]
  /** The domain passkeys are made for, so that each works on all our hosts; null, in demo and test only, makes them for one host each. */
  passkeyRpId: string | null
  edgeUrl: string
  originPort: number
  originHost: string
  storageDir: string
  vaultDir: string
  coversDir: string
  vaultKeks: SecretKey[]
  sessionKeys: SecretKey[]
  ledgerMacKeys: SecretKey[]
  ledgerSubjectKeys: SecretKey[]
  webhookKeys: SecretKey[]
  /** PKCS #8 DER, P-256 or RSA. */
  edgeSigningKeys: SecretKey[]
  /** SPKI DER, P-256 or RSA. */
  edgeVerifyKeys: SecretKey[]
  keyEpochSeconds: number
  grantSeconds: number
  grantRenewSeconds: number
  holdMinutes: number
  ingestMaxBytes: number
  /** Of large bodies that are read or worked upon at once, in this process. */
  bodyMemoryBytes: number
  trustedProxies: number
  logLevel: Variables['LOG_LEVEL']
  payments: Variables['PAYMENTS']
  /** Null in demo and test only: then mails end in the letter box. */
  smtp: { url: string; from: string } | null
  /** The accounts elsewhere that are configured. */
  openid: { line?: OpenIdSettings; google?: OpenIdSettings }
}

/** What we are to an OpenID provider. */
export type OpenIdSettings = { issuer: string; clientId: string; clientSecret: string }

/** One line: the variable and what is wrong with it. */
export class EnvironmentError extends Error {
  constructor(
    readonly variable: string,
    readonly fault: string,
  ) {
    super(`${variable} ${fault} (see .env.example)`)
    this.name = 'EnvironmentError'
  }
}

/**
 * Parses an environment; pure.
 * @throws EnvironmentError for the first variable that is missing or wrong; it never quotes a value
 */
export function readEnvironment(record: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ''))
  const result = variables.safeParse(given)
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new EnvironmentError(String(issue?.path[0] ?? 'environment'), issue?.message ?? 'is wrong')
  }
  refuseUnsafe(result.data)
  return toEnvironment(result.data)
}

let parsedOnce: Environment | undefined

/**
 * The environment of this process, parsed at the first call, so that a build needs no variables.
 * @throws EnvironmentError as readEnvironment does
 */
export function env(): Environment {
  parsedOnce ??= readEnvironment(process.env)
  return parsedOnce
}

/** An origin: scheme, host, port and nothing else; without TLS on this machine's own names only. */
function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || url.origin !== text) throw new Error('is not an origin such as https://example.com')
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return text
  throw new Error('is not https: (http: is for localhost only)')
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1'
}

function refuseUnsafe(given: Variables): void {
  if (given.NODE_ENV === 'production' && !given.AKUSHU_DEMO) refuseDemoKeys(given)
  refuseHalfConfigured(given)
  refusePasskeyDomain(given)
  if (given.PAYMENTS === 'till' && !given.AKUSHU_DEMO && given.NODE_ENV !== 'test') {
    throw new EnvironmentError('PAYMENTS', 'is till, which takes no money: it runs in demo and test only')
  }
  if (given.AKUSHU_DEMO && ![...given.APP_ORIGINS, given.EDGE_URL].every((url) => isLoopback(new URL(url).hostname))) {
    throw new EnvironmentError('AKUSHU_DEMO', 'is 1, which signs anybody in, with an origin beyond localhost')
  }
  if (given.GRANT_RENEW_SECONDS >= given.GRANT_SECONDS) {
    throw new EnvironmentError('GRANT_RENEW_SECONDS', 'is not below GRANT_SECONDS: grants would end before renewal')
  }
  if (given.BODY_MEMORY_BYTES < 4 * given.INGEST_MAX_BYTES) {
    throw new EnvironmentError('BODY_MEMORY_BYTES', 'is below four times INGEST_MAX_BYTES: a sender has a quarter, in which no segment would fit')
  }
  const verifyIds = given.EDGE_VERIFY_KEYS.map(({ id }) => id)
  const orphan = given.EDGE_SIGNING_KEYS.find(({ id }) => !verifyIds.includes(id))
  if (orphan) throw new EnvironmentError('EDGE_VERIFY_KEYS', `lacks the key ${orphan.id} that EDGE_SIGNING_KEYS has`)
}

/** Two that are given together or not at all. */
const pairs = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['LINE_CHANNEL_ID', 'LINE_CHANNEL_SECRET'],
] as const

function refuseHalfConfigured(given: Variables): void {
  const isForTrying = given.AKUSHU_DEMO || given.NODE_ENV === 'test'
  for (const pair of pairs) {
    const missing = pair.find((name) => !given[name])
    const isRequired = pair[0] === 'SMTP_URL' && !isForTrying
    if (missing && (isRequired || pair.some((name) => given[name]))) {
      throw new EnvironmentError(missing, isRequired ? 'is missing: without it nobody could sign in by e-mail' : `is missing beside ${pair.find((name) => name !== missing)}`)
    }
  }
  for (const name of ['GOOGLE_ISSUER', 'LINE_ISSUER'] as const) {
    if (given[name].startsWith('http:') && !isForTrying) throw new EnvironmentError(name, 'is not https:')
  }
}

/** A role that acts by passkey could not act on a host where its passkey does not work, nor enrol another by e-mail. */
function refusePasskeyDomain(given: Variables): void {
  const hosts = hostsOf(given)
  const fault = given.PASSKEY_RP_ID === undefined ? null : passkeyDomainFault(given.PASSKEY_RP_ID, hosts)
  if (fault) throw new EnvironmentError('PASSKEY_RP_ID', fault)
  if (given.PASSKEY_RP_ID === undefined && sharedDomain(hosts) === null && given.NODE_ENV !== 'test' && !given.AKUSHU_DEMO) {
    throw new EnvironmentError('APP_ORIGINS', 'share no domain for passkeys: owners would be locked out of the hosts where theirs does not work')
  }
}

function hostsOf({ APP_ORIGINS }: Variables): string[] {
  return APP_ORIGINS.map((origin) => new URL(origin).hostname)
}

const keyVariables = [
  'VAULT_KEKS',
  'SESSION_KEYS',
  'LEDGER_MAC_KEYS',
  'LEDGER_SUBJECT_KEYS',
  'WEBHOOK_KEYS',
  'EDGE_SIGNING_KEYS',
  'EDGE_VERIFY_KEYS',
] as const

function refuseDemoKeys(given: Variables): void {
  for (const name of keyVariables) {
    const demo = given[name].find(({ id }) => id.startsWith('demo-'))
    if (demo) throw new EnvironmentError(name, `holds the demo key ${demo.id}, refused in production`)
  }
}

function toEnvironment(given: Variables): Environment {
  const [first, ...others] = given.APP_ORIGINS
  if (first === undefined) throw new EnvironmentError('APP_ORIGINS', 'is empty')
  return {
    nodeEnv: given.NODE_ENV,
    akushuDemo: given.AKUSHU_DEMO,
    databaseUrl: given.DATABASE_URL,
    databaseDirectUrl: given.DATABASE_DIRECT_URL ?? given.DATABASE_URL,
    migrateDatabaseUrl: given.MIGRATE_DATABASE_URL,
    appOrigins: [first, ...others],
    passkeyRpId: given.PASSKEY_RP_ID ?? sharedDomain(hostsOf(given)),
    edgeUrl: given.EDGE_URL,
    originPort: given.ORIGIN_PORT,
    originHost: given.ORIGIN_HOST,
    storageDir: given.STORAGE_DIR,
    vaultDir: given.VAULT_DIR,
    coversDir: given.COVERS_DIR,
    vaultKeks: given.VAULT_KEKS,
    sessionKeys: given.SESSION_KEYS,
    ledgerMacKeys: given.LEDGER_MAC_KEYS,
    ledgerSubjectKeys: given.LEDGER_SUBJECT_KEYS,
    webhookKeys: given.WEBHOOK_KEYS,
    edgeSigningKeys: given.EDGE_SIGNING_KEYS,
    edgeVerifyKeys: given.EDGE_VERIFY_KEYS,
    keyEpochSeconds: given.KEY_EPOCH_SECONDS,
    grantSeconds: given.GRANT_SECONDS,
    grantRenewSeconds: given.GRANT_RENEW_SECONDS,
    holdMinutes: given.HOLD_MINUTES,
    ingestMaxBytes: given.INGEST_MAX_BYTES,
    bodyMemoryBytes: given.BODY_MEMORY_BYTES,
    trustedProxies: given.TRUSTED_PROXIES,
    logLevel: given.LOG_LEVEL,
    payments: given.PAYMENTS,
    smtp: given.SMTP_URL && given.MAIL_FROM ? { url: given.SMTP_URL, from: given.MAIL_FROM } : null,
    openid: {
      ...(given.LINE_CHANNEL_ID && given.LINE_CHANNEL_SECRET
        ? { line: { issuer: given.LINE_ISSUER, clientId: given.LINE_CHANNEL_ID, clientSecret: given.LINE_CHANNEL_SECRET } }
        : {}),
      ...(given.GOOGLE_CLIENT_ID && given.GOOGLE_CLIENT_SECRET
        ? { google: { issuer: given.GOOGLE_ISSUER, clientId: given.GOOGLE_CLIENT_ID, clientSecret: given.GOOGLE_CLIENT_SECRET } }
        : {}),
    },
  }
}
