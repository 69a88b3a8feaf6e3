import { composeInvitation, composeSignIn } from '@/lib/accounts'
import { carryMail } from '@/lib/platform/mail/carry-mail'
import { MailFault } from '@/lib/platform/mail/mail'
import type { Ports } from '@/lib/platform/ports'

/** Every mail that is due meets a mail server that does not take it now. */
export async function failToSend(ports: Ports): Promise<void> {
  const away: Ports = { ...ports, mail: { ...ports.mail, send: () => Promise.reject(new MailFault(false, 'ETIMEDOUT CONN')) } }
  while ((await carryMail(away, { sign_in: composeSignIn, invitation: composeInvitation }, 1_000)) > 0);
}
