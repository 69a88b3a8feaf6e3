import { useLocale, useTranslations } from 'next-intl'
import { localText } from '@/components/ui/local-text'
import type { EventDetailDto } from '@/lib/events/contract'

/** What a buyer agrees to. Checkout leads here and shows it once more. */
export function EventRules({ rules }: Pick<EventDetailDto, 'rules'>) {
  const t = useTranslations('events')
  const locale = useLocale()
  const words = localText(rules, locale)
  if (words === '') return null
  return (
    <section id="rules" aria-labelledby="rules-heading" className="scroll-mt-24">
      <h2 id="rules-heading" className="text-xl">
        {t('rules')}
      </h2>
      <p className="mt-3 max-w-prose break-normal whitespace-pre-line">{words}</p>
    </section>
  )
}
