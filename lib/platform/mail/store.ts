import type { Database } from '../db'

export type MailRow = { id: string; template: string; subjectId: string; address: string; locale: string; attempts: number; createdAt: Date }
export type MailState = 'queued' | 'sent' | 'failed' | 'bounced'
/** What is told of a mail: `retrying` is one that was not taken and is owed still. */
export type MailFate = MailState | 'retrying'

export async function addMail(
  db: Database,
  row: { id: string; template: string; subjectId: string; address: string; locale: string; createdAt: Date; dueAt: Date },
): Promise<void> {
  await db.mail.create({ data: row, select: { id: true } })
}

/** How many mails of a kind an address was owed since. */
export function countMails(db: Database, template: string, address: string, since: Date): Promise<number> {
  return db.mail.count({ where: { template, address, createdAt: { gt: since } } })
}

/** Takes due mails until `until`, oldest first: a worker that dies gives them back by not finishing. */
export function claimMails(db: Database, now: Date, until: Date, most: number): Promise<MailRow[]> {
  return db.$queryRaw<MailRow[]>`
    UPDATE mail SET attempts = attempts + 1, due_at = ${until}
    WHERE id IN (SELECT id FROM mail WHERE state = 'queued' AND due_at <= ${now} ORDER BY due_at LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING id, template, subject_id AS "subjectId", address, locale, attempts, created_at AS "createdAt"`
}

/** How a mail ended. One that a notice has settled meanwhile stays as it is. */
export async function settleMail(
  db: Database,
  id: string,
  end: { state: Exclude<MailState, 'queued'>; at: Date; messageId?: string; lastError?: string },
): Promise<void> {
  await db.mail.updateMany({
    where: { id, state: 'queued' },
    data: { state: end.state, settledAt: end.at, lastError: end.lastError ?? null, ...(end.messageId ? { messageId: end.messageId } : {}) },
  })
}

export async function postponeMail(db: Database, id: string, until: Date, lastError: string): Promise<void> {
  await db.mail.updateMany({ where: { id, state: 'queued' }, data: { dueAt: until, lastError } })
}

/** Notes that a mail which seemed to be delivered came back. Answers false when we sent no such mail. */
export async function markBounced(db: Database, messageId: string, at: Date, lastError: string): Promise<boolean> {
  const { count } = await db.mail.updateMany({ where: { messageId }, data: { state: 'bounced', settledAt: at, lastError } })
  return count > 0
}

/** How the newest mail about this row goes; null when none was owed. */
export async function findMailFate(db: Database, template: string, subjectId: string): Promise<MailFate | null> {
  return (await findMailFates(db, template, [subjectId])).get(subjectId) ?? null
}

/** How the newest mail about each of these rows goes; rows about which none was owed are not in it. */
export async function findMailFates(db: Database, template: string, subjectIds: readonly string[]): Promise<Map<string, MailFate>> {
  // One parameter for all of them: a large event has more orders than a statement may have parameters.
  const rows = await db.$queryRaw<{ subjectId: string; state: MailState; hasFaltered: boolean }[]>`
    SELECT DISTINCT ON (subject_id) subject_id::text AS "subjectId", state::text AS state, last_error IS NOT NULL AS "hasFaltered" FROM mail
    WHERE template = ${template} AND subject_id = ANY(${[...subjectIds]}::uuid[]) ORDER BY subject_id, created_at DESC`
  return new Map(rows.map(({ subjectId, state, hasFaltered }) => [subjectId, state === 'queued' && hasFaltered ? 'retrying' : state]))
}

/** Addresses are kept only as long as somebody may ask what became of a mail. */
export async function sweepMails(db: Database, settledBefore: Date): Promise<void> {
  await db.mail.deleteMany({ where: { state: { not: 'queued' }, settledAt: { lt: settledBefore } } })
  await db.mailboxLetter.deleteMany({ where: { createdAt: { lt: settledBefore } } })
}

/** A mail whose worker died right behind this comes once more: it stays one letter, in its newest words. */
export async function addLetter(db: Database, row: { id: string; address: string; subject: string; text: string; createdAt: Date }): Promise<void> {
  const { id, ...letter } = row
  await db.mailboxLetter.upsert({ where: { id }, create: row, update: letter, select: { id: true } })
}

/** The letter box, the newest letter first. */
export function findLetters(db: Database, most: number) {
  return db.mailboxLetter.findMany({
    orderBy: { createdAt: 'desc' },
    take: most,
    select: { id: true, address: true, subject: true, text: true, createdAt: true },
  })
}
