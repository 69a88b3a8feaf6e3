import { provider } from '@/lib/http/access'
import { unlimitedBecause } from '@/lib/http/rate-limit'
import { route } from '@/lib/http/route'
import { takeMailNotice } from '@/lib/accounts'
import { Done, MailNoticeInput } from '@/lib/accounts/contract'

export const POST = route({
  access: provider('mail'),
  input: MailNoticeInput,
  output: Done,
  audit: 'accounts.mail_notice',
  limit: unlimitedBecause('a mail server sends again what we refuse'),
  body: 'text',
  headers: { signature: 'mail-signature' },
  handle: (ports, _actor, input) => takeMailNotice(ports, input),
})
