'use client'

import { Eye, EyeOff, FlipHorizontal2, VideoOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'
import type { SourcesView } from './engine/sources'

interface PreviewProps {
  sources: Pick<SourcesView, 'preview' | 'camera' | 'testCamera'>
  /** Stands still while a dialog lies over it: blending both thirty times a second takes what encoding needs. */
  still: boolean
  /** Nothing will be sent any more. */
  over: boolean
  /** Badges laid over the picture. */
  children: ReactNode
}

/** What the camera sees. Mirrored like a mirror when asked; viewers never see it mirrored. */
export function Preview({ sources, still, over, children }: PreviewProps) {
  const t = useTranslations('studio')
  const video = useRef<HTMLVideoElement>(null)
  const [mirrored, setMirrored] = useState(true)
  const [hidden, setHidden] = useState(false)
  const { preview, camera, testCamera } = sources

  useEffect(() => {
    if (video.current) video.current.srcObject = hidden ? null : preview
  }, [preview, hidden])

  useEffect(() => {
    // A player that may not play (no picture yet) starts by itself as soon as there is one.
    if (still) video.current?.pause()
    else video.current?.play().catch(() => undefined)
  }, [still])

  return (
    <div className="overflow-hidden rounded-2xl border border-line bg-black">
      <div className="relative aspect-video">
        <video
          ref={video}
          muted
          autoPlay
          playsInline
          aria-label={t('preview')}
          className={cn('size-full object-contain', mirrored && !testCamera && '-scale-x-100', (hidden || !preview) && 'invisible')}
        />
        {(camera !== 'ready' || hidden) && (
          <p className="absolute inset-0 flex flex-col items-center justify-center gap-3 px-6 text-center text-[#c9cad6]">
            <VideoOff aria-hidden className="size-8" />
            {hidden && camera === 'ready' ? t('previewHidden') : over && camera === 'off' ? t('cameraClosed') : t(`cameraState.${camera}`)}
          </p>
        )}
        <div className="absolute inset-x-3 top-3 flex flex-wrap items-center gap-2">{children}</div>
      </div>
      <div className="flex flex-wrap gap-1 border-t border-line bg-card p-1.5">
        <Button look="plain" size="small" aria-pressed={mirrored} disabled={testCamera} onClick={() => setMirrored(!mirrored)}>
          <FlipHorizontal2 aria-hidden />
          {t('mirror')}
        </Button>
        <Button look="plain" size="small" aria-pressed={hidden} onClick={() => setHidden(!hidden)}>
          {hidden ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
          {t('hidePreview')}
        </Button>
      </div>
    </div>
  )
}
