import type { Ports } from '@/lib/platform/ports'
import type { SignInWaysDto } from '../contract'

/** The ways in that are configured, beside the address and passkeys, which always are. */
export function listWays(ports: Ports): SignInWaysDto {
  return { providers: [...ports.openid.names], mailbox: ports.mail.name === 'mailbox' }
}
