import { provider } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { takeMailNotice } from '@/lib/accounts'
import { Done, MailNoticeInput } from '@/lib/accounts/contract'

export const POST = route({
  access: provider('mail'),
  input: MailNoticeInput,
  output: Done,
  audit: 'accounts.mail_notice',
  // Loosely: what is refused is sent again.
  limit: perActor('600/min'),
  body: 'text',
  headers: { signature: 'mail-signature' },
  handle: (ports, _actor, input) => takeMailNotice(ports, input),
})
