import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { cn } from './class-names'

/** The shape of something that is on its way. */
export function Skeleton({ className, ...rest }: ComponentProps<'div'>) {
  return <div aria-hidden className={cn('animate-pulse rounded-xl bg-ink/8', className)} {...rest} />
}

/** Skeletons with a word for those who do not see them. */
export function Loading({ className, children }: { className?: string; children: ComponentProps<'div'>['children'] }) {
  const t = useTranslations('ui')
  return (
    <div role="status" className={className}>
      <span className="sr-only">{t('loading')}</span>
      {children}
    </div>
  )
}
