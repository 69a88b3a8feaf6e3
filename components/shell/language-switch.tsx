'use client'

import { useMutation } from '@tanstack/react-query'
import { Languages } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { cn } from '@/components/ui/class-names'
import { useProblemText } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import { locales, type Locale } from '@/messages/locale'
import { postJson } from './fetch-json'

const names: Record<Locale, string> = { ja: '日本語', en: 'English' }

/** Both languages side by side, each written in itself, the present one marked. On every page. */
export function LanguageSwitch({ className }: { className?: string }) {
  const t = useTranslations('shell')
  const words = useProblemText()
  const toast = useToast()
  const router = useRouter()
  const present = useLocale()
  const change = useMutation({
    mutationFn: (locale: Locale) => postJson('/api/me/locale', { locale }),
    onSuccess: () => router.refresh(),
    onError: (error) => toast({ text: words(error), tone: 'bad' }),
  })
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
          {names[locale]}
        </button>
      ))}
    </div>
  )
}
