import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/button'
import { PartLink } from './part-link'

/** A ticket opens broadcasts: without one there is nothing to sell, and this is the way to the first. */
export function BroadcastsFirst() {
  const t = useTranslations('organiser')
  return (
    <div className="rounded-xl bg-warn-wash p-4">
      <p>{t('noTypesNoBroadcasts')}</p>
      <PartLink to="broadcasts" className={buttonClasses({ look: 'quiet', size: 'small', className: 'mt-3' })}>
        {t('toBroadcasts')}
        <ArrowRight aria-hidden />
      </PartLink>
    </div>
  )
}
