import type { Letters } from '@/lib/platform/mail/templates'
import { composeInvitation, composeSignIn } from '@/lib/accounts'
import { composeCancellation } from '@/lib/ticketing'

/** Who writes which mail: see `lib/platform/mail/templates.ts`. */
export const letters: Letters = {
  sign_in: composeSignIn,
  invitation: composeInvitation,
  event_cancelled: composeCancellation,
}
