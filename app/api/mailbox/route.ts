import { demoOnly } from '@/lib/http/access'
import { checkLoopback } from '@/lib/http/loopback'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { AskerInput } from '@/lib/http/asker'
import { readMailbox } from '@/lib/accounts'
import { MailboxDto } from '@/lib/accounts/contract'

export const GET = route({
  access: demoOnly('the letter box where the demo’s mails end, on this machine only'),
  input: AskerInput,
  output: MailboxDto,
  audit: unrecorded('letters to made-up people'),
  limit: perActor('240/min'),
  headers: { host: 'host' },
  handle: (ports, _actor, { host }) => {
    checkLoopback(host)
    return readMailbox(ports)
  },
})
