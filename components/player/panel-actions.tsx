'use client'

import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import { signInPath } from '@/components/shell/sign-in-path'
import { Button, buttonClasses } from '@/components/ui/button'
import type { PanelScreen } from './engine/rules/viewer-state'
import type { Viewer } from './engine/viewer'

interface PanelActionsProps {
  viewer: Viewer
  screen: PanelScreen
  engaged: boolean
  /** The ticket opens an archive now. */
  archive: boolean
}

/** What can be done in each state; nothing where waiting is all there is. */
export function PanelActions({ viewer, screen, engaged, archive }: PanelActionsProps) {
  const t = useTranslations('watch.action')
  const path = usePathname()
  const play = () => viewer.play()

  switch (screen) {
    case 'ready':
      return (
        <Button size="large" onClick={play} data-play>
          <Play aria-hidden fill="currentColor" />
          {archive ? t('playArchive') : t('play')}
        </Button>
      )
    case 'ended':
      return archive ? (
        <Button size="large" onClick={play} data-play>
          <Play aria-hidden fill="currentColor" />
          {t('playArchive')}
        </Button>
      ) : null
    case 'interrupted':
      return engaged ? null : (
        <Button size="large" onClick={play} data-play>
          {t('waitHere')}
        </Button>
      )
    case 'playing_elsewhere':
      return (
        <Button size="large" onClick={play} data-play>
          {t('playHere')}
        </Button>
      )
    case 'retrying':
      return (
        <Button look="quiet" onClick={() => viewer.tryAgain()}>
          {t('tryAgain')}
        </Button>
      )
    case 'signed_out':
      return (
        <a href={signInPath(path)} className={buttonClasses({ size: 'large' })}>
          {t('signIn')}
        </a>
      )
    default:
      return null
  }
}
