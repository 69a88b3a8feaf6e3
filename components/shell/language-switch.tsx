'use client'

import { Languages } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'
import { locales } from '@/messages/locale'
import { languageNames, useChangeLanguage } from './change-language'

/** Both languages side by side, each written in itself, the present one marked. On every page. */
export function LanguageSwitch({ className }: { className?: string }) {
  const t = useTranslations('shell')
  const present = useLocale()
  const change = useChangeLanguage()
  return (
    <div role="group" aria-label={t('language')} className={cn('inline-flex items-center gap-1', className)}>
      <Languages aria-hidden className="mr-1 size-4.5 text-ink-soft" />
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === present}
          disabled={change.isPending}
          onClick={() => (locale === present ? undefined : change.mutate(locale))}
          className={cn(
            'min-h-11 min-w-11 rounded-lg px-2.5 text-sm',
            locale === present ? 'font-bold text-ink underline decoration-2 underline-offset-6' : 'text-ink-soft hover:text-ink',
          )}
        >
          {languageNames[locale]}
        </button>
      ))}
    </div>
  )
}

const shortNames = { ja: '日本語', en: 'EN' }

/** The other language, in one small button for the page's top; shorter still on a phone. */
export function OtherLanguage({ className }: { className?: string }) {
  const other = useLocale() === 'ja' ? 'en' : 'ja'
  const change = useChangeLanguage()
  return (
    <Button
      look="plain"
      size="small"
      lang={other}
      aria-label={languageNames[other]}
      busy={change.isPending}
      className={cn('px-2.5 whitespace-nowrap', className)}
      onClick={() => change.mutate(other)}
    >
      {!change.isPending && <Languages aria-hidden className="hidden sm:block" />}
      <span className="hidden sm:inline">{languageNames[other]}</span>
      <span className="sm:hidden">{shortNames[other]}</span>
    </Button>
  )
}
