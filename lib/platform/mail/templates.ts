import type { Ports } from '../ports'
import type { Letter } from './mail'

export type { Letter }

/**
 * How a room sends a mail:
 *
 * 1. Add the mail's name to `MailTemplate` below.
 * 2. Write a composer in the room, `(ports, { subjectId, locale, address }) => Letter | null`. It looks up what the mail
 *    is about *now*, and writes the words with `writeLetter` from `rules/letter.ts`. Null means that nobody wants the mail any more
 *    (the code was used, the invitation withdrawn): it is not sent. Codes and links are derived there and kept nowhere.
 * 3. Export it at the room's door and name it in `lib/reactions/letters.ts`, where rooms meet.
 * 4. In the verb, inside the transaction that causes the mail:
 *    `await oweMail(inside, { template, subjectId, address, locale })`, and after the commit `await wakeMail(ports)`.
 *
 * The worker composes, sends, tries again and gives up; `mail.state` says how it went.
 */
export type MailTemplate = 'sign_in' | 'invitation' | 'event_cancelled'

/** What a letter is about. */
export type MailSubject = { subjectId: string; locale: 'ja' | 'en'; address: string }

/** Writes a letter at the moment it is sent; null when nobody wants it any more. */
export type Compose = (ports: Ports, subject: MailSubject) => Promise<Letter | null>

/** The composer of each mail there is. */
export type Letters = Record<MailTemplate, Compose>
