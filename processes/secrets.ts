import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DatabasePasswords } from '@/processes/postgres-roles'

/** Secrets that a demo or test stack makes for itself; worth nothing elsewhere, since production refuses `demo-` keys. */
export type DemoSecrets = {
  database: DatabasePasswords
  /** The key variables of `.env.example`, ready for a child's environment. */
  keys: Record<string, string>
}

const secretLists = ['VAULT_KEKS', 'SESSION_KEYS', 'LEDGER_MAC_KEYS', 'LEDGER_SUBJECT_KEYS', 'WEBHOOK_KEYS']

/** Reads `<stateDir>/secrets.json`, making it the first time; only its owner may read it. */
export function demoSecrets(stateDir: string): DemoSecrets {
  const file = join(stateDir, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets
  const secrets = makeSecrets()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}

function makeSecrets(): DemoSecrets {
  const lists = secretLists.map((name) => [name, `demo-1:${randomBytes(32).toString('base64')}`])
  const edge = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  })
  return {
    database: { superuser: password(), owner: password(), app: password() },
    keys: {
      ...Object.fromEntries(lists),
      EDGE_SIGNING_KEYS: `demo-edge-1:${edge.privateKey.toString('base64')}`,
      EDGE_VERIFY_KEYS: `demo-edge-1:${edge.publicKey.toString('base64')}`,
    },
  }
}

function password(): string {
  return randomBytes(24).toString('base64url')
}
