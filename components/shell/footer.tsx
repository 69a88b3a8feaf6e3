import { useTranslations } from 'next-intl'
import { LanguageSwitch } from './language-switch'
import { Wordmark } from './wordmark'

/** The foot of every page; the language switch is here. */
export function Footer() {
  const t = useTranslations('shell')
  return (
    <footer className="mt-16 border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-col gap-4 px-4 py-8 sm:flex-row sm:items-center sm:justify-between sm:px-6">
        <div>
          <Wordmark className="text-ink" />
          <p className="mt-2 text-sm text-ink-soft">{t('footerLine')}</p>
        </div>
        <LanguageSwitch className="-ml-1" />
      </div>
    </footer>
  )
}
