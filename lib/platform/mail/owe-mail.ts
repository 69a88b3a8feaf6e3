import type { Ports } from '../ports'
import { isPlainAddress } from './rules/plain-address'
import { addMail } from './store'
import type { MailTemplate } from './templates'

/** A mail that a room owes: which one, the row it is about, whom it goes to, in which language. */
export type OwedMail = { template: MailTemplate; subjectId: string; address: string; locale: 'ja' | 'en' }

/**
 * Owes a mail. Call it inside the transaction that causes it; `wakeMail` comes after. The address has gone through
 * `normaliseAddress` already. Throws for one that could end a header or name two people.
 */
export async function oweMail(ports: Ports, mail: OwedMail): Promise<void> {
  if (!isPlainAddress(mail.address)) throw new Error('a mail to something that is no plain address')
  const now = ports.clock.now()
  await addMail(ports.db, { id: ports.ids.uuid(), ...mail, createdAt: now, dueAt: now })
}

/** Tells the worker that a mail is owed, after the commit. Without it the worker finds out within a second. */
export function wakeMail(ports: Ports): Promise<void> {
  return ports.realtime.publish('mail')
}
