'use client'

import { Mic, MicOff, MonitorCog, Webcam } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Device } from './engine/devices'
import { QUALITIES } from './engine/rungs'
import type { Studio } from './engine/studio'
import { LevelMeter } from './level-meter'
import { useStore } from './use-studio'

/** Camera, microphone, level, test camera, and how good the picture may be. */
export function DeviceMenus({ studio, live }: { studio: Studio; live: boolean }) {
  const t = useTranslations('studio')
  const sources = useStore(studio.sources.store)
  const { quality } = useStore(studio.store)
  const { testCamera, muted } = sources
  const closed = sources.camera === 'off' && sources.microphone === 'off' && !testCamera

  return (
    <Card aria-labelledby="studio-devices">
      <CardBody className="space-y-5">
        <CardTitle id="studio-devices">{t('devices')}</CardTitle>
        {closed && (
          <Button wide onClick={() => void studio.sources.openDevices()}>
            <Webcam aria-hidden />
            {t('openDevices')}
          </Button>
        )}
        {!closed && !testCamera && (
          <>
            <DeviceSelect
              label={t('camera')}
              unnamed={(number) => t('cameraNumber', { number })}
              devices={sources.cameras}
              chosen={sources.cameraId}
              onChoose={(id) => void studio.sources.chooseCamera(id)}
            />
            <DeviceSelect
              label={t('microphone')}
              unnamed={(number) => t('microphoneNumber', { number })}
              devices={sources.microphones}
              chosen={sources.microphoneId}
              onChoose={(id) => void studio.sources.chooseMicrophone(id)}
            />
          </>
        )}
        {!closed && (
          <div className="space-y-2">
            <LevelMeter desk={studio.sources.desk} muted={muted} />
            <Button look="quiet" size="small" aria-pressed={muted} onClick={() => studio.sources.setMuted(!muted)}>
              {muted ? <MicOff aria-hidden /> : <Mic aria-hidden />}
              {t('mute')}
            </Button>
          </div>
        )}
        <div className="space-y-2 border-t border-line pt-4">
          <Button
            look={testCamera ? 'primary' : 'quiet'}
            size="small"
            aria-pressed={testCamera}
            onClick={() => void (testCamera ? studio.sources.openDevices() : studio.useTestCamera())}
          >
            <MonitorCog aria-hidden />
            {t('testCamera')}
          </Button>
          <p className="text-sm text-ink-soft">{t('testCameraHelp')}</p>
        </div>
        <Field label={t('quality')} help={t(`qualityHelp.${quality}`)}>
          {(input) => (
            <Select
              {...input}
              value={quality}
              disabled={live}
              onValueChange={(value) => studio.setQuality(value)}
              options={QUALITIES.map((value) => ({ value, label: t(`qualities.${value}`) }))}
            />
          )}
        </Field>
      </CardBody>
    </Card>
  )
}

interface DeviceSelectProps {
  label: string
  unnamed: (number: number) => string
  devices: readonly Device[]
  chosen: string | null
  onChoose: (id: string) => void
}

function DeviceSelect({ label, unnamed, devices, chosen, onChoose }: DeviceSelectProps) {
  const t = useTranslations('studio')
  const options = devices.map(({ id, label: name }, index) => ({ value: id, label: name || unnamed(index + 1) }))
  return (
    <Field label={label}>
      {(input) =>
        options.length === 0 ? (
          <p {...input} className="text-sm text-ink-soft">
            {t('noDevice')}
          </p>
        ) : (
          <Select {...input} value={chosen ?? ''} onValueChange={onChoose} options={options} />
        )
      }
    </Field>
  )
}
