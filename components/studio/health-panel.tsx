'use client'

import { useTranslations } from 'next-intl'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/class-names'
import type { BroadcastView } from './engine/broadcast-view'
import { worst, type Light, type Tone } from './engine/lights'

const DOTS: Record<Tone, string> = { good: 'bg-good', warn: 'bg-warn', bad: 'bg-bad' }
const WORDS: Record<Tone, string> = { good: 'text-good', warn: 'text-warn', bad: 'text-bad' }

/** How the broadcast is doing: four lights in words, then the figures for those who want them. */
export function HealthPanel({ view, lights, isCut }: { view: BroadcastView; lights: readonly Light[]; isCut: boolean }) {
  const t = useTranslations('studio')
  const tone = worst(lights)
  return (
    <Card aria-labelledby="studio-health">
      <CardBody className="space-y-5">
        <div className="flex items-baseline justify-between gap-3">
          <CardTitle id="studio-health">{t('health')}</CardTitle>
          <p className={cn('font-bold', WORDS[tone])}>{t(`overall.${tone}`)}</p>
        </div>
        <ul className="space-y-3">
          {lights.map((light) => (
            <li key={light.name} data-light={light.name} data-tone={light.tone} className="flex gap-3">
              <span aria-hidden className={cn('mt-2 size-3 shrink-0 rounded-full', DOTS[light.tone])} />
              <p>
                <span className="font-semibold">{t(`lights.${light.name}`)}</span>
                <span className="ml-2 text-xs text-ink-soft">{t(`tones.${light.tone}`)}</span>
                <span className="block text-sm text-ink-soft">{t(`lightWords.${light.word}`)}</span>
              </p>
            </li>
          ))}
        </ul>
        {view.gaps > 0 && <p className="rounded-xl bg-warn-wash p-3 text-sm text-warn">{t('gapsSeen', { seconds: view.gaps })}</p>}
        <Figures view={isCut ? { ...view, viewers: null, delayMs: null } : view} />
      </CardBody>
    </Card>
  )
}

function Figures({ view }: { view: BroadcastView }) {
  const t = useTranslations('studio')
  const unknown = '–'
  const figures: [name: string, value: string][] = [
    [t('viewers'), view.viewers === null ? unknown : t('people', { count: view.viewers })],
    [t('delay'), view.delayMs === null ? unknown : t('seconds', { value: view.delayMs / 1000 })],
    [t('bitrate'), t('megabits', { value: view.bitrateKbps / 1000 })],
    [t('backlog'), t('seconds', { value: view.backlogMs / 1000 })],
    [t('encoderQueue'), t('pictures', { count: view.encoderQueue })],
    [t('frameRate'), t('perSecond', { count: view.framesPerSecond })],
    [t('renditions'), t('renditionsOn', { count: view.renditions.length })],
    [t('retries'), t('times', { count: view.retries })],
  ]
  return (
    <dl className="grid grid-cols-2 gap-x-5 gap-y-3 border-t border-line pt-4">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt className="text-xs text-ink-soft">{name}</dt>
          <dd className="font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
