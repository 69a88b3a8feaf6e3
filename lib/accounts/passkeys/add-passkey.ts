import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { z } from 'zod'
import { recordEntry } from '@/lib/audit'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { browserHash, browserHashes, browserTokenOf, type Asker } from '../browser'
import type { AddPasskey, PasskeyCreationDto, PersonActor } from '../contract'
import { replaceSession, tellReplaced } from '../replace-session'
import { findMe } from '../store'
import { challengeLifeMs, checkMayChange, mostPasskeys, refused } from './guard'
import { answeredChallenge, userHandleOf } from './rules/client-data'
import { rpIdOf } from './rules/passkey-host'
import { addChallenge, addPasskey, findPasskeys, lockPasskeys, takeChallenge } from './store'

/** EdDSA, ES256 and RS256 by their COSE numbers (RFC 9053): what authenticators have. */
const algorithms = [-8, -7, -257]

/** What the browser needs to make a passkey for our hosts. Throws as `checkMayChange` does, and `too_many_kept`. */
export async function offerPasskey(ports: Ports, actor: PersonActor, asker: Asker): Promise<PasskeyCreationDto & { browser: string }> {
  const browser = browserTokenOf(ports, asker)
  const known = await findPasskeys(ports.db, actor.personId)
  checkMayChange(ports, actor, known.length)
  if (known.length >= mostPasskeys) throw new Problem('too_many_kept', { log: 'too many passkeys' })
  const me = await findMe(ports.db, actor.personId, [])
  const options = await generateRegistrationOptions({
    rpName: 'Akushu',
    rpID: rpIdOf(ports, asker),
    userID: userHandleOf(actor.personId),
    userName: me?.email ?? actor.displayName,
    userDisplayName: actor.displayName,
    challenge: new Uint8Array(ports.ids.bytes(32)),
    timeout: challengeLifeMs,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.filter(({ rpId }) => rpId === rpIdOf(ports, asker)).map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const now = ports.clock.now()
  await addChallenge(ports.db, {
    id: ports.ids.uuid(),
    browserHash: browserHash(ports, browser),
    personId: actor.personId,
    purpose: 'register',
    challenge: options.challenge,
    createdAt: now,
    expiresAt: new Date(now.getTime() + challengeLifeMs),
  })
  return { options: options as PasskeyCreationDto['options'], browser }
}

/**
 * Keeps a new passkey and signs this browser in anew, as proved by it. Answers the new session's token for the cookie.
 * Throws `passkey_refused` for an answer that does not hold, and as `checkMayChange` does.
 */
export async function enrolPasskey(
  ports: Ports,
  actor: PersonActor,
  asker: Asker,
  input: z.infer<typeof AddPasskey>,
): Promise<{ done: true; token: string }> {
  const challenge = answeredChallenge(input.credential.response.clientDataJSON)
  const asked = { challenge: challenge ?? '', hashes: browserHashes(ports, asker.browser), personId: actor.personId, purpose: 'register' as const }
  if (!challenge || !(await takeChallenge(ports.db, asked, ports.clock.now()))) throw refused('a new passkey without its challenge')
  const rpId = rpIdOf(ports, asker)
  const made = await verify(asker, rpId, challenge, input)
  const token = await transact(ports, async (inside) => {
    await lockPasskeys(inside.db, actor.personId)
    const known = await findPasskeys(inside.db, actor.personId)
    checkMayChange(inside, actor, known.length)
    if (known.length >= mostPasskeys) throw new Problem('too_many_kept', { log: 'too many passkeys' })
    const isNew = await addPasskey(inside.db, {
      id: inside.ids.uuid(),
      personId: actor.personId,
      credentialId: made.credential.id,
      publicKey: new Uint8Array(made.credential.publicKey),
      counter: BigInt(made.credential.counter),
      transports: input.credential.response.transports ?? [],
      rpId,
      name: input.name,
      backedUp: made.credentialBackedUp,
      createdAt: inside.clock.now(),
    })
    if (!isNew) throw refused('a credential that is known already')
    await recordEntry(inside, { actorId: actor.personId, detail: { passkey: 'added' } })
    return replaceSession(inside, actor, { personId: actor.personId, userAgent: asker.userAgent, proof: 'passkey' })
  })
  await tellReplaced(ports, actor)
  return { done: true, token }
}

async function verify(asker: Asker, rpId: string, challenge: string, { credential }: z.infer<typeof AddPasskey>) {
  const { clientDataJSON, attestationObject } = credential.response
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...credential, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: asker.origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (verified) return registrationInfo
  } catch (error) {
    throw refused(error instanceof Error ? error.message : 'a new passkey that cannot be read')
  }
  throw refused('a new passkey that does not verify')
}
