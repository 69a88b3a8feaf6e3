import type { EdgeLinks } from '@/lib/platform/edge'
import type { Ports } from '@/lib/platform/ports'
import type { GrantDto } from '../contract'
import { createSigner, type Signer } from './rules/sign'

const signers = new WeakMap<EdgeLinks, Signer>()

function signerOf(edge: EdgeLinks): Signer {
  const known = signers.get(edge)
  if (known) return known
  const signer = createSigner(edge.signingKeys)
  signers.set(edge, signer)
  return signer
}

/** A grant as its viewer gets it: one signed link, and when to come back, in relative times since a browser's clock lies. */
export function writeLink(
  ports: Ports,
  grant: { grantId: string; contentId: string; phase: 'live' | 'archive'; mark: string; expiresAt: Date },
): GrantDto {
  const query = signerOf(ports.edge).sign({
    edgeUrl: ports.edge.url,
    contentId: grant.contentId,
    grantId: grant.grantId,
    expiresAtSeconds: Math.floor(grant.expiresAt.getTime() / 1000),
  })
  return {
    grantId: grant.grantId,
    contentId: grant.contentId,
    phase: grant.phase,
    manifestUrl: `${ports.edge.url}/${grant.contentId}/${grant.phase}.m3u8?${query}`,
    query,
    expiresInMs: Math.max(0, grant.expiresAt.getTime() - ports.clock.now().getTime()),
    renewInMs: ports.env.grantRenewSeconds * 1000,
    mark: grant.mark,
  }
}
