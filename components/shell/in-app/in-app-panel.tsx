'use client'

import { Compass, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { Button, buttonClasses } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'
import { CopyButton } from '@/components/ui/copy-button'
import { stepsOut, wayOut, type InAppBrowser } from './in-app-browser'
import { keepTold, loudness, noteClosed, noteTold, readTold, type InAppWhy } from './told'
import { useInApp } from './use-in-app'

interface InAppPanelProps {
  why: InAppWhy
  /** What follows the # of the address to be opened over there, where the page has taken it out of this one's. */
  fragment?: string
  /** Another page to open over there than this one. */
  path?: string
  className?: string
}

/** In an app's own browser: why another is better, and the way there. It can be closed and stands in nobody's way. */
export function InAppPanel(props: InAppPanelProps) {
  const inApp = useInApp()
  return inApp === undefined || inApp === null ? null : <Told {...props} inApp={inApp} />
}

function Told({ why, ...rest }: InAppPanelProps & { inApp: InAppBrowser }) {
  const [loud, setLoud] = useState(() => loudness(readTold(), why, window.location.pathname))
  useEffect(() => keepTold(noteTold(readTold(), why, window.location.pathname)), [why])
  if (loud === 'none') return null
  const close = () => {
    keepTold(noteClosed(readTold(), why))
    setLoud('none')
  }
  return <Panel why={why} {...rest} loud={loud} onClose={close} />
}

interface PanelProps extends InAppPanelProps {
  inApp: InAppBrowser
  loud: 'full' | 'line'
  onClose: () => void
}

function Panel({ inApp, why, fragment, path, loud, onClose, className }: PanelProps) {
  const t = useTranslations('inApp')
  const ui = useTranslations('ui')
  const heading = useId()
  const title = inApp.app === 'other' ? t('titleOther') : t('title', { app: t(`apps.${inApp.app}`) })
  const isLine = loud === 'line'
  return (
    <section
      aria-labelledby={heading}
      data-in-app={inApp.app}
      className={cn('rounded-2xl border border-warn/40 bg-warn-wash', isLine ? 'px-4 py-1.5' : 'p-4 sm:p-5', className)}
    >
      <div className={cn('flex gap-3', isLine ? 'items-center' : 'items-start')}>
        <Compass aria-hidden className={cn('shrink-0 text-warn', isLine ? 'size-5' : 'mt-0.5 size-6')} />
        <h2 id={heading} className={cn('flex-1 leading-snug', isLine ? 'text-sm' : 'text-base font-bold')}>
          {title}
        </h2>
        <Button look="plain" size="icon" className={isLine ? '-mr-2' : '-mt-2.5 -mr-2'} aria-label={ui('close')} onClick={onClose}>
          <X aria-hidden />
        </Button>
      </div>
      {isLine ? (
        <details className="pb-2">
          <summary className="cursor-pointer text-sm font-semibold">{t('how', { browser: t(`browsers.${inApp.system}`) })}</summary>
          <Ways inApp={inApp} why={why} fragment={fragment} path={path} />
        </details>
      ) : (
        <Ways inApp={inApp} why={why} fragment={fragment} path={path} />
      )}
    </section>
  )
}

function Ways({ inApp, why, fragment, path }: Pick<PanelProps, 'inApp' | 'why' | 'fragment' | 'path'>) {
  const t = useTranslations('inApp')
  const browser = t(`browsers.${inApp.system}`)
  const page = path === undefined ? window.location.href : `${window.location.origin}${path}`
  const here = fragment === undefined ? page : `${page.split('#')[0]}#${fragment}`
  const href = wayOut(inApp, here)
  const steps = stepsOut(inApp)
  return (
    <>
      <p className="mt-1 text-sm">{t(`why.${why}`, { browser })}</p>
      {href === null && (
        <ol className="mt-3 list-decimal space-y-1 pl-6 text-sm">
          <li>{t(`steps.${steps}.menu`)}</li>
          <li>{t(`steps.${steps}.choose`, { system: inApp.system })}</li>
        </ol>
      )}
      <div className="mt-4 flex flex-wrap gap-2.5">
        {href !== null && (
          <a href={href} className={buttonClasses({ size: 'small' })}>
            {t('openIn', { browser })}
          </a>
        )}
        <CopyButton size="small" text={here} label={t('copyLink')} />
      </div>
      <p className="mt-2.5 text-sm text-ink-soft">{t('paste', { browser })}</p>
    </>
  )
}
