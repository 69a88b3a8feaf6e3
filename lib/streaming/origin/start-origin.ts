import type { Ports } from '@/lib/platform/ports'
import type { LinkKey } from '../grants/rules/keys'
import { createVerifier } from '../grants/rules/verify'
import { postgresSource } from './postgres-source'
import { createOriginServer, type OriginServer } from './server'

/** Policies remembered as verified: one per viewer and minute. */
const rememberedPolicies = 20_000
const hotBytes = 256 * 1024 * 1024

/** The media origin over this process's ports. It knows the public halves of the link keys only. */
export function startOrigin(ports: Ports, verifyKeys: readonly LinkKey[]): OriginServer {
  const source = postgresSource(ports)
  const origin = createOriginServer({
    verifier: createVerifier(verifyKeys, { cacheSize: rememberedPolicies }),
    source,
    objects: ports.storage,
    allowedOrigins: ports.env.appOrigins,
    edgeUrl: ports.env.edgeUrl,
    clock: ports.clock,
    hotBytes,
    log: ports.log,
  })
  return {
    ...origin,
    close: async () => {
      source.close()
      await origin.close()
    },
  }
}
