'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useViewer } from '@/components/shell/viewer'
import { buttonClasses } from '@/components/ui/button'

/** The way to where artists are added, for those who may; who else can, for everybody else. */
export function ToPeople() {
  const t = useTranslations('organiser')
  const places = useViewer()?.places
  if (places === undefined) return null
  if (!places.includes('people')) return <p className="mt-1 text-ink-soft">{t('ownerAddsArtists')}</p>
  return (
    <Link href="/admin/people" className={buttonClasses({ size: 'small', className: 'mt-3' })}>
      {t('toPeople')}
    </Link>
  )
}
