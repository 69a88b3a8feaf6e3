import { createTransport } from 'nodemailer'
import { MailFault, type MailCarrier } from './mail'
import { faultOf } from './rules/smtp-fault'
import { headerLine, isPlainAddress } from './rules/plain-address'

/** `needsTls`: refuse to hand mails over in the clear. */
export type SmtpSettings = { url: string; from: string; needsTls: boolean }

/** Below the time that a claimed mail is lent for, so that no other worker takes it meanwhile. */
const connectMs = 10_000
const silenceMs = 20_000

/** Mail by SMTP (RFC 5321). Nothing in a letter can name a file or a URL to fetch. */
export function smtpCarrier({ url, from, needsTls }: SmtpSettings): MailCarrier {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    requireTLS: needsTls && url.startsWith('smtp:'),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return {
    name: 'smtp',
    async send({ id, address, letter }) {
      if (!isPlainAddress(address)) throw new MailFault(true, 'the address is no plain address')
      const messageId = `<${id}@${domain}>`
      try {
        await transport.sendMail({
          messageId,
          from: { name: 'Akushu', address: from },
          to: { name: '', address },
          envelope: { from, to: [address] },
          subject: headerLine(letter.subject),
          text: letter.text,
          html: letter.html,
          // RFC 3834 §5: no holiday answers to this.
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        const { isFinal, words } = faultOf(error)
        throw new MailFault(isFinal, words)
      }
      return { messageId }
    },
    close: () => transport.close(),
  }
}
