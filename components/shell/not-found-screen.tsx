import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** For every address that is not there, or not for this person: the same words for both. */
export function NotFoundScreen() {
  const t = useTranslations('shell')
  return (
    <>
      <h1 className="sr-only">{t('notFoundTitle')}</h1>
      <EmptyState
        title={t('notFoundTitle')}
        text={t('notFoundText')}
        action={
          <Link href="/" className={buttonClasses({})}>
            {t('toStart')}
          </Link>
        }
      />
    </>
  )
}
