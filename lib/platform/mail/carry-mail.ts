import type { Ports } from '../ports'
import { MailFault } from './mail'
import { giveUpAfterMs, pauseMs } from './rules/pause'
import { claimMails, postponeMail, settleMail, sweepMails, type MailRow } from './store'
import type { Letters } from './templates'

/** A claimed mail is lent for this long: longer than a mail server may take to answer. */
const lentForMs = 60_000
/** How long it is known what became of a mail, ms. */
export const keptForMs = 30 * 24 * 60 * 60 * 1000

/** Composes and sends what is owed, several at once, each in the hands of one worker only. Answers how many were tried. */
export async function carryMail(ports: Ports, letters: Partial<Letters>, most = 10): Promise<number> {
  const now = ports.clock.now()
  const rows = await claimMails(ports.db, now, new Date(now.getTime() + lentForMs), most)
  await Promise.all(rows.map((row) => carryOne(ports, letters, row)))
  return rows.length
}

/** Forgets the mails of which nobody will ask any more. */
export function forgetOldMail(ports: Ports): Promise<void> {
  return sweepMails(ports.db, new Date(ports.clock.now().getTime() - keptForMs))
}

async function carryOne(ports: Ports, letters: Partial<Letters>, row: MailRow): Promise<void> {
  try {
    const outcome = await tryToSend(ports, letters, row)
    await settleMail(ports.db, row.id, { ...outcome, at: ports.clock.now() })
  } catch (error) {
    const fault = error instanceof MailFault ? error.message : 'the letter could not be written'
    const isFinal = error instanceof MailFault && error.isFinal
    const facts = { mail: row.id, template: row.template, attempts: row.attempts, fault, ...(error instanceof MailFault ? {} : { err: error }) }
    ports.log.warn(facts, isFinal ? 'a mail was refused' : 'a mail was not taken and will be tried again')
    const now = ports.clock.now()
    if (isFinal) await settleMail(ports.db, row.id, { state: 'bounced', at: now, lastError: fault })
    else await postponeMail(ports.db, row.id, new Date(now.getTime() + pauseMs(row.attempts)), fault)
  }
}

type Outcome = { state: 'sent' | 'failed'; messageId?: string; lastError?: string }

async function tryToSend(ports: Ports, letters: Partial<Letters>, row: MailRow): Promise<Outcome> {
  if (ports.clock.now().getTime() - row.createdAt.getTime() >= giveUpAfterMs) return { state: 'failed', lastError: 'given up after a day' }
  const compose = Object.entries(letters).find(([template]) => template === row.template)?.[1]
  if (!compose) throw new Error(`nobody writes the mail ${row.template}`)
  const locale = row.locale === 'en' ? 'en' : 'ja'
  const letter = await compose(ports, { subjectId: row.subjectId, address: row.address, locale })
  if (!letter) return { state: 'failed', lastError: 'not wanted any more' }
  const { messageId } = await ports.mail.send({ id: row.id, address: row.address, letter })
  return { state: 'sent', messageId }
}
