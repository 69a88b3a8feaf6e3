import type { BroadcastView } from './broadcast-view'
import type { SourcesView } from './sources'

export type Tone = 'good' | 'warn' | 'bad'
export type LightName = 'picture' | 'sound' | 'line' | 'delay'
/** Names of sentences; the screen has their words. */
export type LightWord =
  | 'pictureGood'
  | 'pictureLost'
  | 'pictureLate'
  | 'pictureLowered'
  | 'soundGood'
  | 'soundLost'
  | 'soundHeld'
  | 'soundMuted'
  | 'soundSilent'
  | 'lineGood'
  | 'lineStopped'
  | 'lineBehind'
  | 'lineSlow'
  | 'lineLowered'
  | 'delayGood'
  | 'delayLong'
  | 'delayUnknown'
  | 'delayCut'

export type Light = { name: LightName; tone: Tone; word: LightWord }

type Seen = Pick<BroadcastView, 'encoderQueue' | 'lowered' | 'failingMs' | 'backlogMs' | 'delayMs'>
type Taken = Pick<SourcesView, 'camera' | 'microphone' | 'muted' | 'soundHeld'>

const QUEUE_LATE = 4
const FAILING_MS = 3000
const BACKLOG_SLOW_MS = 3500
const BACKLOG_BEHIND_MS = 8000
const DELAY_LONG_MS = 6000

/**
 * What the artist should know at a glance, each with a colour and a sentence.
 * @param silent no sound above the floor for some seconds
 * @param cut a moderator holds the broadcast back
 */
export function lightsOf(view: Seen, sources: Taken, silent: boolean, cut: boolean): Light[] {
  return [
    { name: 'picture', ...picture(view, sources) },
    { name: 'sound', ...sound(sources, silent) },
    { name: 'line', ...line(view) },
    { name: 'delay', ...(cut ? ({ tone: 'warn', word: 'delayCut' } as const) : delay(view)) },
  ]
}

/** The worst of several lights. */
export function worst(lights: readonly Light[]): Tone {
  const tones = lights.map((light) => light.tone)
  return tones.includes('bad') ? 'bad' : tones.includes('warn') ? 'warn' : 'good'
}

function picture(view: Seen, { camera }: Taken): Omit<Light, 'name'> {
  if (camera !== 'ready') return { tone: 'bad', word: 'pictureLost' }
  if (view.encoderQueue >= QUEUE_LATE) return { tone: 'warn', word: 'pictureLate' }
  if (view.lowered === 'machine') return { tone: 'warn', word: 'pictureLowered' }
  return { tone: 'good', word: 'pictureGood' }
}

function sound({ microphone, muted, soundHeld }: Taken, silent: boolean): Omit<Light, 'name'> {
  if (microphone !== 'ready') return { tone: 'bad', word: 'soundLost' }
  if (soundHeld) return { tone: 'bad', word: 'soundHeld' }
  if (muted) return { tone: 'warn', word: 'soundMuted' }
  return silent ? { tone: 'warn', word: 'soundSilent' } : { tone: 'good', word: 'soundGood' }
}

function line(view: Seen): Omit<Light, 'name'> {
  if (view.failingMs >= FAILING_MS) return { tone: 'bad', word: 'lineStopped' }
  if (view.backlogMs >= BACKLOG_BEHIND_MS) return { tone: 'bad', word: 'lineBehind' }
  if (view.backlogMs >= BACKLOG_SLOW_MS) return { tone: 'warn', word: 'lineSlow' }
  if (view.lowered === 'line') return { tone: 'warn', word: 'lineLowered' }
  return { tone: 'good', word: 'lineGood' }
}

function delay({ delayMs }: Seen): Omit<Light, 'name'> {
  if (delayMs === null) return { tone: 'good', word: 'delayUnknown' }
  return delayMs >= DELAY_LONG_MS ? { tone: 'warn', word: 'delayLong' } : { tone: 'good', word: 'delayGood' }
}
