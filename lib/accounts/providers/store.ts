import type { Database } from '@/lib/platform/db'
import type { ProviderName } from '../contract'

const attemptShape = { id: true, provider: true, state: true, nonce: true, verifier: true, next: true } as const

export async function addAttempt(
  db: Database,
  row: { id: string; browserHash: string; provider: ProviderName; state: string; nonce: string; verifier: string; next: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.providerAttempt.create({ data: row, select: { id: true } })
}

/**
 * Takes an attempt back from its way out, in the browser that went and once: its secrets are forgotten in the same
 * statement. Answers null for anybody else, a second time, or too late.
 */
export async function takeAttempt(db: Database, provider: ProviderName, state: string, hashes: readonly string[], now: Date) {
  const where = { provider, state, browserHash: { in: [...hashes] }, usedAt: null, subject: null, expiresAt: { gt: now }, verifier: { not: '' } }
  const found = await db.providerAttempt.findFirst({ where, select: attemptShape })
  if (!found) return null
  const { count } = await db.providerAttempt.updateMany({ where: { ...where, id: found.id }, data: { verifier: '', nonce: '' } })
  return count === 1 ? found : null
}

export async function proveAttempt(db: Database, id: string, proof: { subject: string; name: string | null; expiresAt: Date }): Promise<void> {
  await db.providerAttempt.updateMany({ where: { id, usedAt: null }, data: proof })
}

export type ProvedAttempt = { id: string; provider: ProviderName; subject: string; name: string | null; next: string }

/** Who has come back to this browser from a provider and is not linked yet; the newest. */
export async function findProved(db: Database, hashes: readonly string[], now: Date): Promise<ProvedAttempt | null> {
  return proved(await db.providerAttempt.findFirst({
    where: { browserHash: { in: [...hashes] }, usedAt: null, subject: { not: null }, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, provider: true, subject: true, name: true, next: true },
  }))
}

export async function findProvedById(db: Database, id: string, now: Date): Promise<ProvedAttempt | null> {
  return proved(await db.providerAttempt.findFirst({
    where: { id, usedAt: null, subject: { not: null }, expiresAt: { gt: now } },
    select: { id: true, provider: true, subject: true, name: true, next: true },
  }))
}

type AttemptRow = { id: string; provider: string; subject: string | null; name: string | null; next: string }

function proved(row: AttemptRow | null): ProvedAttempt | null {
  if (!row || row.subject === null || (row.provider !== 'line' && row.provider !== 'google')) return null
  return { id: row.id, provider: row.provider, subject: row.subject, name: row.name, next: row.next }
}

/** Uses a proof up. Answers false when somebody was first. */
export async function spendAttempt(db: Database, id: string, now: Date): Promise<boolean> {
  const { count } = await db.providerAttempt.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } })
  return count === 1
}

/** Ends all that this browser has begun with providers. */
export async function closeAttempts(db: Database, hashes: readonly string[], now: Date): Promise<void> {
  await db.providerAttempt.updateMany({ where: { browserHash: { in: [...hashes] }, usedAt: null }, data: { usedAt: now } })
}

/** Whose account at the provider this is. */
export function findIdentity(db: Database, provider: ProviderName, subject: string) {
  return db.providerIdentity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { personId: true, person: { select: { locale: true, email: true } } },
  })
}

/** Links. Answers false when the account is somebody's already, or the person has another one of that provider. */
export async function addIdentity(db: Database, row: { id: string; personId: string; provider: ProviderName; subject: string; createdAt: Date }): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO provider_identity (id, person_id, provider, subject, created_at)
    VALUES (${row.id}::uuid, ${row.personId}::uuid, ${row.provider}, ${row.subject}, ${row.createdAt})
    ON CONFLICT DO NOTHING`
  return count === 1
}

export function findIdentities(db: Database, personId: string) {
  return db.providerIdentity.findMany({ where: { personId }, select: { provider: true, createdAt: true } })
}

export async function removeIdentity(db: Database, personId: string, provider: ProviderName): Promise<boolean> {
  const { count } = await db.providerIdentity.deleteMany({ where: { personId, provider } })
  return count > 0
}

export async function sweepAttempts(db: Database, expiredBefore: Date): Promise<void> {
  await db.providerAttempt.deleteMany({ where: { expiresAt: { lt: expiredBefore } } })
}
