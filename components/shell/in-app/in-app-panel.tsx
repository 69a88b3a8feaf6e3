'use client'

import { Compass, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button, buttonClasses } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'
import { CopyButton } from '@/components/ui/copy-button'
import { stepsOut, wayOut, type InAppBrowser } from './in-app-browser'
import { useInApp } from './use-in-app'

interface InAppPanelProps {
  /** What is worse inside an app than in a browser. */
  why: 'signIn' | 'watch'
  className?: string
}

const closedKey = 'akushu.in-app.closed'

/** In an app's own browser: why another is better, and the way there. It can be closed and stands in nobody's way. */
export function InAppPanel({ why, className }: InAppPanelProps) {
  const inApp = useInApp()
  const [closed, setClosed] = useState(false)
  if (inApp === undefined || inApp === null || closed || window.sessionStorage.getItem(closedKey) === why) return null
  const close = () => {
    window.sessionStorage.setItem(closedKey, why)
    setClosed(true)
  }
  return <Panel inApp={inApp} why={why} onClose={close} className={className} />
}

function Panel({ inApp, why, onClose, className }: { inApp: InAppBrowser; onClose: () => void } & InAppPanelProps) {
  const t = useTranslations('inApp')
  const ui = useTranslations('ui')
  const heading = useId()
  const browser = t(`browsers.${inApp.system}`)
  const href = wayOut(inApp, window.location.href)
  const steps = stepsOut(inApp)
  return (
    <section aria-labelledby={heading} data-in-app={inApp.app} className={cn('rounded-2xl border border-warn/40 bg-warn-wash p-4 sm:p-5', className)}>
      <div className="flex items-start gap-3">
        <Compass aria-hidden className="mt-0.5 size-6 shrink-0 text-warn" />
        <h2 id={heading} className="flex-1 text-base leading-snug font-bold">
          {inApp.app === 'other' ? t('titleOther') : t('title', { app: t(`apps.${inApp.app}`) })}
        </h2>
        <Button look="plain" size="icon" className="-mt-2.5 -mr-2" aria-label={ui('close')} onClick={onClose}>
          <X aria-hidden />
        </Button>
      </div>
      <p className="mt-1 text-sm">{t(`why.${why}`, { browser })}</p>
      {href === null && (
        <ol className="mt-3 list-decimal space-y-1 pl-6 text-sm">
          <li>{t(`steps.${steps}.menu`)}</li>
          <li>{t(`steps.${steps}.choose`)}</li>
        </ol>
      )}
      <div className="mt-4 flex flex-wrap gap-2.5">
        {href !== null && (
          <a href={href} className={buttonClasses({ size: 'small' })}>
            {t('openIn', { browser })}
          </a>
        )}
        <CopyButton size="small" text={window.location.href} label={t('copyLink')} />
      </div>
      <p className="mt-2.5 text-sm text-ink-soft">{t('paste', { browser })}</p>
    </section>
  )
}
