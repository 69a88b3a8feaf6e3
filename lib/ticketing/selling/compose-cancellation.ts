import { readSeller } from '@/lib/accounts'
import { readEvents, readPublicEvent } from '@/lib/events'
import { writeLetter } from '@/lib/platform/mail/rules/letter'
import type { Compose } from '@/lib/platform/mail/templates'
import { dateText, orderNumber, yenText } from '../rules/letter-words'
import { unsafeFindRefunded } from '../store-refunds'
import { cancelledReason } from './refund-cancelled'

/**
 * Tells a buyer that their event does not take place, why, and how much comes back; and whom to ask, since nobody reads
 * replies to the letter. The subject is their order.
 */
export const composeCancellation: Compose = async (ports, { subjectId, locale }) => {
  const refunded = await unsafeFindRefunded(ports.db, subjectId, cancelledReason)
  const event = refunded && (await readEvents(ports, [refunded.eventId])).get(refunded.eventId)
  if (!refunded || !event) return null
  const { announced } = await readPublicEvent(ports, event.slug)
  const { sellerContact } = await readSeller(ports, refunded.organisationId)
  const [title, reason] = [event.title[locale], announced.cancelReason?.[locale] ?? '']
  const [sum, date, number] = [yenText(refunded.yen), dateText(event.startsAt, locale, event.zone), orderNumber(subjectId)]
  const link = `${ports.env.appOrigins[0]}/tickets`
  return locale === 'ja'
    ? writeLetter({
        locale,
        subject: `【中止・返金のお知らせ】${title}`,
        pieces: [
          { text: `お申し込みいただいた「${title}」は、中止となりました。楽しみにお待ちいただいていたところ、誠に申し訳ございません。` },
          { text: `開催予定日時：${date}\n注文番号：${number}` },
          { text: `主催者からのお知らせ：\n${reason}` },
          { text: `お支払いいただいた ${sum} は、お支払いに使われた方法へ全額返金いたします。お手続きは必要ありません。返金が届くまでの日数は、決済会社によって異なります。` },
          { link, label: 'チケットを確認する' },
          { text: `お問い合わせは、注文番号を添えて販売者までお願いいたします。\n${refunded.sellerName}\n${sellerContact}` },
        ],
      })
    : writeLetter({
        locale,
        subject: `Cancelled, and your money is on its way back: ${title}`,
        pieces: [
          { text: `“${title}” will not take place. We are sorry that we have to tell you this.` },
          { text: `It was planned for: ${date}\nOrder number: ${number}` },
          { text: `From the organiser:\n${reason}` },
          { text: `You get back all that you paid, ${sum}, by the way you paid it. You need not do anything. How many days it takes depends on your payment provider.` },
          { link, label: 'See your tickets' },
          { text: `If you have a question, ask the seller and name your order number.\n${refunded.sellerName}\n${sellerContact}` },
        ],
      })
}
