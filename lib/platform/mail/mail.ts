/** What is read by a person. A subject is one line. */
export type Letter = { subject: string; text: string; html: string }

/** A letter on its way. The id makes its Message-ID, so that a second try is known as the same letter. */
export type OutgoingMail = { id: string; address: string; letter: Letter }

/** Whoever carries mails away. */
export type MailCarrier = {
  readonly name: 'smtp' | 'mailbox'
  /** Hands a mail over and answers its Message-ID. Throws `MailFault`. */
  send(mail: OutgoingMail): Promise<{ messageId: string }>
  close(): void
}

/** Why a mail was not taken. `isFinal`: the address is refused, and trying again would not help. */
export class MailFault extends Error {
  constructor(
    readonly isFinal: boolean,
    /** In codes only: a mail server's own sentence repeats the address. */
    fault: string,
  ) {
    super(fault)
    this.name = 'MailFault'
  }
}
