import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '../rules/keyed-hash'
import { z } from 'zod'
import type { Ports } from '../ports'
import { Problem } from '../problem'
import { markBounced } from './store'

/** What came back: the Message-ID that we gave, and why, in the codes of RFC 3463. */
const MailNotice = z.strictObject({
  messageId: z.string().min(3).max(300),
  outcome: z.literal('bounced'),
  status: z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/).optional(),
})

/**
 * Takes in that a mail came back after it had been handed over. `signature` is `kid=base64url(HMAC-SHA-256(key, "mail:" + body))`
 * by one of `WEBHOOK_KEYS`; the prefix keeps notices of different senders apart. The same notice may come any number of times.
 * Throws `invalid_input` for a notice that is not signed by us or cannot be read.
 */
export async function takeMailNotice(ports: Ports, input: { body: string; signature?: string }): Promise<{ done: true }> {
  if (!input.signature || !isSigned(ports, input.body, input.signature)) {
    throw new Problem('invalid_input', { log: 'a mail notice with a wrong signature' })
  }
  const notice = MailNotice.safeParse(parse(input.body))
  if (!notice.success) throw new Problem('invalid_input', { log: 'a mail notice that cannot be read' })
  const { messageId, status } = notice.data
  const isOurs = await markBounced(ports.db, messageId, ports.clock.now(), `came back ${status ?? ''}`.trim())
  if (!isOurs) ports.log.warn({ request: ports.request.id }, 'a notice for a mail we do not know')
  return { done: true }
}

function isSigned(ports: Ports, body: string, signature: string): boolean {
  return ports.env.webhookKeys.some((key) => {
    const right = Buffer.from(`${key.id}=${keyedHash(key.bytes, `mail:${body}`).toString('base64url')}`)
    const given = Buffer.from(signature)
    return right.length === given.length && timingSafeEqual(right, given)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
