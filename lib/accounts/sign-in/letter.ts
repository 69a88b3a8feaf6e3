import { writeLetter } from '@/lib/platform/mail/rules/letter'
import type { Letter, MailSubject } from '@/lib/platform/mail/templates'
import type { Ports } from '@/lib/platform/ports'
import { codeOf, linkTokenOf } from './rules/secrets'
import { isOpen } from './rules/request'
import { findRequest } from './store'

/** The mail with the code and the link of a sign-in; null once it was used, given up or too late. */
export async function composeSignIn(ports: Ports, { subjectId, locale }: MailSubject): Promise<Letter | null> {
  const request = await findRequest(ports.db, subjectId)
  if (!request || !isOpen(request, ports.clock.now())) return null
  const key = ports.env.sessionKeys[0]
  if (!key) throw new Error('a session key is missing')
  const code = codeOf(key, request.id)
  const link = `${request.origin}/signin/link?r=${request.id}&t=${linkTokenOf(key, request.id)}`
  return writeLetter(locale === 'ja' ? inJapanese(code, link) : inEnglish(code, link))
}

function inJapanese(code: string, link: string) {
  return {
    locale: 'ja' as const,
    subject: `サインインの確認コード ${code}`,
    pieces: [
      { text: 'サインインを始めた画面に、次の確認コードを入力してください。' },
      { code },
      { text: 'コードは受け付けから10分間、1回だけ使えます。' },
      { text: 'サインインを始めたのと同じブラウザで開く場合は、下のリンクからもサインインできます。別のブラウザで開いた場合は、入力するコードが表示されます。' },
      { link, label: 'サインインする' },
      { text: '心当たりがない場合は、何もせずにこのメールを削除してください。コードとリンクは、誰にも教えないでください。Akushuの担当者がお尋ねすることもありません。' },
    ],
  }
}

function inEnglish(code: string, link: string) {
  return {
    locale: 'en' as const,
    subject: `Your sign-in code: ${code}`,
    pieces: [
      { text: 'Type this code on the page where you started to sign in.' },
      { code },
      { text: 'It works once, for 10 minutes after you asked for it.' },
      { text: 'In the same browser you can also use the link below. In another browser it shows you the code to type.' },
      { link, label: 'Sign in' },
      { text: 'If you did not ask for this, just delete this mail. Never pass on the code or the link. Nobody at Akushu will ask you for them.' },
    ],
  }
}
