import { recordEntry } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import { markToken } from '@/lib/platform/rules/marked-token'
import { transact } from '@/lib/platform/db'
import type { SessionProof } from './contract'
import { deviceName } from './rules/device-name'
import { sessionLifeMs } from './rules/session-life'
import { tokenHash } from './session-token'
import { addSession } from './store'

/** Signs a person in on one browser. Answers the token for the cookie; it is not kept anywhere. */
export async function startSession(
  ports: Ports,
  input: { personId: string; userAgent: string | null; proof: SessionProof },
): Promise<{ token: string; expiresAt: Date }> {
  const [key] = ports.env.sessionKeys
  if (!key) throw new Error('a session key is missing')
  const token = markToken(key, ports.ids.bytes(32))
  const now = ports.clock.now()
  const expiresAt = new Date(now.getTime() + sessionLifeMs)
  await transact(ports, async (inside) => {
    await addSession(inside.db, {
      id: ports.ids.uuid(),
      personId: input.personId,
      tokenHash: tokenHash(key, token),
      keyId: key.id,
      device: deviceName(input.userAgent),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      proof: input.proof,
      provedAt: now,
    })
    await recordEntry(inside, { actorId: input.personId })
  })
  return { token, expiresAt }
}
