import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { z } from 'zod'
import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { browserHash, browserHashes, browserTokenOf, type Asker } from '../browser'
import type { Actor, AnswerPasskey, AskPasskey, PasskeyRequestDto } from '../contract'
import { replaceSession, tellReplaced } from '../replace-session'
import { nextPathOr } from '../rules/next-path'
import { keepBrowser } from '../sign-in/known-browser'
import { challengeLifeMs, refused } from './guard'
import { answeredChallenge, userHandleOf } from './rules/client-data'
import { answersHere, hostOf, rpIdOf } from './rules/passkey-host'
import { addChallenge, notePasskeyUse, takeChallenge, unsafeFindPasskey } from './store'

/**
 * What the browser needs to offer its passkeys for our hosts; for `former`, those made for this host alone before that. It names
 * none, so it tells nobody who has one.
 */
export async function askForPasskey(ports: Ports, asker: Asker, { former = false }: z.infer<typeof AskPasskey> = {}): Promise<PasskeyRequestDto & { browser: string }> {
  const browser = browserTokenOf(ports, asker)
  const { challenge, timeout, rpId, userVerification } = await generateAuthenticationOptions({
    rpID: former ? hostOf(asker) : rpIdOf(ports, asker),
    challenge: new Uint8Array(ports.ids.bytes(32)),
    timeout: challengeLifeMs,
    userVerification: 'required',
  })
  const now = ports.clock.now()
  await addChallenge(ports.db, {
    id: ports.ids.uuid(),
    browserHash: browserHash(ports, browser),
    personId: null,
    purpose: 'sign_in',
    challenge,
    createdAt: now,
    expiresAt: new Date(now.getTime() + challengeLifeMs),
  })
  return { options: { challenge, timeout, rpId, userVerification }, browser }
}

type Answer = z.infer<typeof AnswerPasskey>
type Known = NonNullable<Awaited<ReturnType<typeof unsafeFindPasskey>>>

/**
 * Signs in by passkey. Throws `passkey_refused` for whatever does not hold: an unknown credential, a challenge that is not this
 * browser's, used or old, a signature, host or origin that is wrong, a user who was not verified, a counter that went back.
 */
export async function signInByPasskey(
  ports: Ports,
  asker: Asker,
  actor: Actor,
  input: Answer,
): Promise<{ next: string; token: string; browser: string; locale: string | null }> {
  const challenge = answeredChallenge(input.credential.response.clientDataJSON)
  const asked = { challenge: challenge ?? '', hashes: browserHashes(ports, asker.browser), personId: null, purpose: 'sign_in' as const }
  if (!challenge || !(await takeChallenge(ports.db, asked, ports.clock.now()))) throw refused('a passkey without its challenge')
  const passkey = await unsafeFindPasskey(ports.db, input.credential.id)
  if (!passkey || !answersHere(ports, asker, passkey.rpId)) throw refused('a passkey that nobody has')
  const { newCounter, credentialBackedUp } = await verify(asker, challenge, passkey, input)
  const kept = await transact(ports, async (inside) => {
    const isFirst = await notePasskeyUse(inside.db, passkey.id, BigInt(newCounter), credentialBackedUp, inside.clock.now())
    if (!isFirst) throw refused('a counter that went back')
    const token = await replaceSession(inside, actor, { personId: passkey.personId, userAgent: asker.userAgent, proof: 'passkey' })
    return { token, browser: await keepBrowser(inside, asker, passkey.person.email) }
  })
  await tellReplaced(ports, actor)
  return { next: nextPathOr(input.next), ...kept, locale: passkey.person.locale }
}

async function verify(asker: Asker, challenge: string, passkey: Known, { credential }: Answer) {
  const { userHandle, ...response } = credential.response
  if (userHandle && userHandle !== Buffer.from(userHandleOf(passkey.personId)).toString('base64url')) throw refused('a passkey of somebody else')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...credential, response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: asker.origin,
      expectedRPID: passkey.rpId,
      requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter) },
    })
    if (verified) return authenticationInfo
  } catch (error) {
    throw refused(error instanceof Error ? error.message : 'a passkey that cannot be read')
  }
  throw refused('a signature that does not hold')
}
