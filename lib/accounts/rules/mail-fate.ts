import { z } from 'zod'

/** What is told of a mail that is owed: `retrying` is one that was not taken yet, and is sent again by itself. */
export const MailFate = z.enum(['queued', 'retrying', 'sent', 'failed', 'bounced'])
