'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { CopyButton } from '@/components/ui/copy-button'
import { buttonClasses } from '@/components/ui/button'
import { codeText } from './code-digits'

/** In another browser than asked: the digits to carry there. This page can sign nobody in. */
export function LinkElsewhere({ code }: { code: string }) {
  const t = useTranslations('link')
  return (
    <div className="space-y-5">
      <p>{t('elsewhere')}</p>
      <div className="rounded-2xl bg-sunken p-5 text-center">
        <p className="text-sm text-ink-soft">{t('code')}</p>
        <p data-code className="mt-1 text-5xl leading-tight font-extrabold tracking-wide whitespace-nowrap tabular-nums select-all">
          {codeText(code)}
        </p>
        <div className="mt-4 space-y-3">
          <CopyButton text={code} label={t('copy')} />
        </div>
      </div>
      <p className="rounded-xl bg-warn-wash p-3.5 text-sm">{t('keepToYourself')}</p>
      <p className="text-center text-sm text-ink-soft">
        {t('instead')}
        <br />
        <Link href="/signin" className={buttonClasses({ look: 'link', size: 'small' })}>
          {t('startHere')}
        </Link>
      </p>
    </div>
  )
}
