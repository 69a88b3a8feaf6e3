'use client'

import { Copy, ExternalLink, Share2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Button, buttonClasses } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'

const nothingChanges = () => () => undefined

/** The public address of an event, on the host of the fans: to open, to copy, and to share where the device can. */
export function ShareLink({ url, title }: { url: string; title: string }) {
  const t = useTranslations('organiser')
  const toast = useToast()
  const canShare = useSyncExternalStore(nothingChanges, () => 'share' in navigator, () => false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      toast({ text: t('copied') })
    } catch {
      toast({ text: t('notCopied', { url }), tone: 'bad' })
    }
  }
  const share = async () => {
    try {
      await navigator.share({ title, url })
    } catch (error) {
      // Closing the sheet is not a failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) toast({ text: t('notCopied', { url }), tone: 'bad' })
    }
  }
  return (
    <div className="rounded-xl bg-sunken p-5">
      <p className="text-sm text-ink-soft">{t('publicAddress')}</p>
      <p className="font-semibold select-all">{url}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <a href={url} className={buttonClasses({ size: 'small' })}>
          <ExternalLink aria-hidden />
          {t('openPublic')}
        </a>
        <Button look="quiet" size="small" onClick={() => void copy()}>
          <Copy aria-hidden />
          {t('copyAddress')}
        </Button>
        {canShare && (
          <Button look="quiet" size="small" onClick={() => void share()}>
            <Share2 aria-hidden />
            {t('share')}
          </Button>
        )}
      </div>
    </div>
  )
}
