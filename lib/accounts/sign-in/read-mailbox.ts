import { findLetters } from '@/lib/platform/mail/store'
import type { Ports } from '@/lib/platform/ports'
import type { MailboxDto } from '../contract'

/** The demo's letter box, the newest first. The gate refuses to ask outside of it. */
export async function readMailbox(ports: Ports): Promise<MailboxDto> {
  const letters = await findLetters(ports.db, 50)
  return { letters: letters.map(({ createdAt, ...letter }) => ({ ...letter, createdAt: createdAt.toISOString() })) }
}
