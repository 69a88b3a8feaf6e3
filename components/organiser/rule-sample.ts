import type { LocalText } from '@/components/ui/local-text'

/** Something to begin with: what fans ask about most. Whoever uses it reads and changes it. */
export const ruleSample: LocalText = {
  ja: `・チケットは購入したご本人だけが利用できます。譲渡・転売はできません。
・1枚のチケットで、同時に視聴できる端末は1台です。
・お客様のご都合による購入後のキャンセル・変更はできません。
・公演が中止になった場合は、全額を返金します。
・映像・音声の録画、録音、撮影、再配信は、固くお断りいたします。
・通信環境や端末の不具合により視聴できない場合の返金はいたしかねます。購入前に、お使いの端末で視聴できることをご確認ください。`,
  en: `- A ticket is for the person who bought it. It cannot be passed on or resold.
- One ticket plays on one device at a time.
- A purchase cannot be cancelled or changed at the buyer's wish.
- If the event is cancelled, the full price is refunded.
- Recording, filming and retransmission of pictures or sound are forbidden.
- There is no refund for problems of the viewer's own connection or device. Please check your device before you buy.`,
}
