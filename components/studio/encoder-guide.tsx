'use client'

import { useTranslations } from 'next-intl'
import { CommandLine } from './command-line'
import { ffmpegCommands, obsFields, shellVariables, type EncoderPlace } from './engine/encoder-commands'

/** What to type into ffmpeg and OBS, with the address and, as long as it is known, the key in it. */
export function EncoderGuide({ place }: { place: EncoderPlace }) {
  const t = useTranslations('studio.encoder')
  return (
    <div className="space-y-3">
      <details className="rounded-xl border border-line p-4">
        <summary className="min-h-11 cursor-pointer content-center font-semibold">{t('withFfmpeg')}</summary>
        <div className="mt-3 space-y-4">
          <CommandLine name={t('variables')} text={shellVariables(place)} copy={t('copy')} />
          <CommandLine name={t('testPicture')} text={ffmpegCommands.test} copy={t('copy')} />
          <CommandLine name={t('ownSource')} text={ffmpegCommands.own} copy={t('copy')} />
          <CommandLine name={t('transportStream')} text={ffmpegCommands.transportStream} copy={t('copy')} />
          <p className="text-sm text-ink-soft">{t('keyframes')}</p>
        </div>
      </details>
      <details className="rounded-xl border border-line p-4">
        <summary className="min-h-11 cursor-pointer content-center font-semibold">{t('withObs')}</summary>
        <ObsSteps place={place} />
      </details>
    </div>
  )
}

function ObsSteps({ place }: { place: EncoderPlace }) {
  const t = useTranslations('studio.encoder')
  const fields = obsFields(place)
  return (
    <ol className="mt-3 list-decimal space-y-3 pl-5 text-sm">
      <li>{t('obsOpen')}</li>
      <li>{t('obsType')}</li>
      <li className="space-y-2">
        <CommandLine name={t('obsUrl')} text={fields.url} copy={t('copy')} />
      </li>
      <li>{t('obsContainer', { container: fields.container })}</li>
      <li className="space-y-2">
        <CommandLine name={t('obsMuxer')} text={fields.muxer} copy={t('copy')} />
      </li>
      <li>{t('obsVideo', { codec: fields.video })}</li>
      <li className="space-y-2">
        <CommandLine name={t('obsVideoSettings')} text={fields.videoSettings} copy={t('copy')} />
      </li>
      <li>{t('obsAudio', { codec: fields.audio })}</li>
      <li>{t('obsStart')}</li>
    </ol>
  )
}
