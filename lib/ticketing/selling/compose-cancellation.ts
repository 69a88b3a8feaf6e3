import { readEvents, readPublicEvent } from '@/lib/events'
import { writeLetter } from '@/lib/platform/mail/rules/letter'
import type { Compose } from '@/lib/platform/mail/templates'
import { unsafeFindRefunded } from '../store-selling'
import { cancelledReason } from './refund-cancelled'

/** Tells a buyer that their event does not take place, why, and how much comes back. The subject is their order. */
export const composeCancellation: Compose = async (ports, { subjectId, locale }) => {
  const refunded = await unsafeFindRefunded(ports.db, subjectId, cancelledReason)
  const event = refunded && (await readEvents(ports, [refunded.eventId])).get(refunded.eventId)
  if (!refunded || !event) return null
  const { announced } = await readPublicEvent(ports, event.slug)
  const [title, reason] = [event.title[locale], announced.cancelReason?.[locale] ?? '']
  const sum = new Intl.NumberFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { style: 'currency', currency: 'JPY' }).format(refunded.yen)
  const link = `${ports.env.appOrigins[0]}/tickets`
  return locale === 'ja'
    ? writeLetter({
        locale,
        subject: `【中止・返金のお知らせ】${title}`,
        pieces: [
          { text: `お申し込みいただいた「${title}」は、中止となりました。楽しみにお待ちいただいていたところ、申し訳ありません。` },
          { text: `主催者からのお知らせ：\n${reason}` },
          { text: `お支払いいただいた ${sum} は、お支払いに使われた方法へ全額返金いたします。お手続きは必要ありません。返金が届くまでの日数は、決済会社によって異なります。` },
          { link, label: 'チケットを確認する' },
        ],
      })
    : writeLetter({
        locale,
        subject: `Cancelled, and your money is on its way back: ${title}`,
        pieces: [
          { text: `“${title}” will not take place. We are sorry that we have to tell you this.` },
          { text: `From the organiser:\n${reason}` },
          { text: `You get back all that you paid, ${sum}, by the way you paid it. You need not do anything. How many days it takes depends on your payment provider.` },
          { link, label: 'See your tickets' },
        ],
      })
}
