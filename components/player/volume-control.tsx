'use client'

import { Volume1, Volume2, VolumeX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ControlButton } from './control-button'

interface VolumeControlProps {
  /** 0 to 1. */
  volume: number
  muted: boolean
  onVolume: (volume: number) => void
  onMute: () => void
}

/** Sound on and off; a slider where there is room. Phones have keys for it, and iPhones let no page set it. */
export function VolumeControl({ volume, muted, onVolume, onMute }: VolumeControlProps) {
  const t = useTranslations('watch.control')
  const silent = muted || volume === 0
  const Icon = silent ? VolumeX : volume < 0.5 ? Volume1 : Volume2
  const percent = silent ? 0 : Math.round(volume * 100)
  return (
    <>
      <ControlButton label={silent ? t('unmute') : t('mute')} onClick={onMute}>
        <Icon aria-hidden />
      </ControlButton>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={percent}
        onChange={(event) => onVolume(Number(event.target.value) / 100)}
        aria-label={t('volume')}
        aria-valuetext={`${percent}%`}
        className="hidden h-11 w-24 cursor-pointer accent-white md:block"
      />
    </>
  )
}
