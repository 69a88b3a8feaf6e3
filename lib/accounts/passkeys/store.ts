import type { Database } from '@/lib/platform/db'

type Purpose = 'register' | 'sign_in'

export async function addChallenge(
  db: Database,
  row: { id: string; browserHash: string; personId: string | null; purpose: Purpose; challenge: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.passkeyChallenge.create({ data: row, select: { id: true } })
}

/** Uses a challenge up, before its answer is looked at. Answers false for another browser's, another person's, a used or an old one. */
export async function takeChallenge(
  db: Database,
  asked: { challenge: string; hashes: readonly string[]; personId: string | null; purpose: Purpose },
  now: Date,
): Promise<boolean> {
  const { challenge, hashes, personId, purpose } = asked
  const { count } = await db.passkeyChallenge.updateMany({
    where: { challenge, browserHash: { in: [...hashes] }, personId, purpose, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  return count === 1
}

export async function sweepChallenges(db: Database, expiredBefore: Date): Promise<void> {
  await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: expiredBefore } } })
}

/** One change of a person's passkeys after the other: until the transaction's end. */
export async function lockPasskeys(db: Database, personId: string): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`
}

export function findPasskeys(db: Database, personId: string) {
  return db.passkey.findMany({
    where: { personId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, credentialId: true, rpId: true, name: true, transports: true, backedUp: true, createdAt: true, lastUsedAt: true },
  })
}

/** The passkey of this credential, whoever's it is: the caller has its domain and a signature to check. */
export function unsafeFindPasskey(db: Database, credentialId: string) {
  return db.passkey.findUnique({
    where: { credentialId },
    select: { id: true, personId: true, credentialId: true, rpId: true, publicKey: true, counter: true, person: { select: { locale: true, email: true } } },
  })
}

/** Keeps a passkey. Answers false when its credential is known already. */
export async function addPasskey(
  db: Database,
  row: { id: string; personId: string; credentialId: string; publicKey: Uint8Array<ArrayBuffer>; counter: bigint; transports: string[]; rpId: string; name: string; backedUp: boolean; createdAt: Date },
): Promise<boolean> {
  const { count } = await db.passkey.createMany({ data: [row], skipDuplicates: true })
  return count === 1
}

/**
 * Notes a use. A counter that does not go up is a copied authenticator (WebAuthn §6.1.1); those that do not count stay at 0.
 * Answers false for such a one, also when two uses of one count come at once.
 */
export async function notePasskeyUse(db: Database, id: string, counter: bigint, isBackedUp: boolean, now: Date): Promise<boolean> {
  const { count } = await db.passkey.updateMany({
    where: { id, ...(counter === 0n ? { counter: 0n } : { counter: { lt: counter } }) },
    data: { counter, backedUp: isBackedUp, lastUsedAt: now },
  })
  return count === 1
}

export async function removePasskey(db: Database, personId: string, id: string): Promise<boolean> {
  const { count } = await db.passkey.deleteMany({ where: { id, personId } })
  return count === 1
}
