import { describe, expect, it } from 'vitest'
import { lightsOf, worst } from './lights'

const well = { encoderQueue: 1, lowered: null, failingMs: 0, backlogMs: 1000, delayMs: 1800 } as const
const ready = { camera: 'ready', microphone: 'ready', muted: false, soundHeld: false } as const

const lightOf = (name: string, ...seen: Parameters<typeof lightsOf>) => lightsOf(...seen).find((light) => light.name === name)

describe('lights', () => {
  it('all are green when all is well', () => {
    const lights = lightsOf(well, ready, false, false)
    expect(lights.map((light) => light.tone)).toEqual(['good', 'good', 'good', 'good'])
    expect(worst(lights)).toBe('good')
  })

  it.each([
    ['picture', well, { ...ready, camera: 'lost' }, false, 'bad', 'pictureLost'],
    ['picture', { ...well, encoderQueue: 5 }, ready, false, 'warn', 'pictureLate'],
    ['picture', { ...well, lowered: 'machine' }, ready, false, 'warn', 'pictureLowered'],
    ['sound', well, { ...ready, microphone: 'lost' }, false, 'bad', 'soundLost'],
    ['sound', well, { ...ready, soundHeld: true }, true, 'bad', 'soundHeld'],
    ['sound', well, { ...ready, muted: true }, true, 'warn', 'soundMuted'],
    ['sound', well, ready, true, 'warn', 'soundSilent'],
    ['line', { ...well, failingMs: 4000 }, ready, false, 'bad', 'lineStopped'],
    ['line', { ...well, backlogMs: 9000 }, ready, false, 'bad', 'lineBehind'],
    ['line', { ...well, backlogMs: 4000 }, ready, false, 'warn', 'lineSlow'],
    ['line', { ...well, lowered: 'line' }, ready, false, 'warn', 'lineLowered'],
    ['delay', { ...well, delayMs: 9000 }, ready, false, 'warn', 'delayLong'],
    ['delay', { ...well, delayMs: null }, ready, false, 'good', 'delayUnknown'],
  ] as const)('%s: %o with %o', (name, view, sources, silent, tone, word) => {
    expect(lightOf(name, view, sources, silent, false)).toEqual({ name, tone, word })
  })

  it('what a moderator holds back is seen by nobody, however well it goes out', () => {
    expect(lightOf('delay', well, ready, false, true)).toEqual({ name: 'delay', tone: 'warn', word: 'delayCut' })
    expect(worst(lightsOf(well, ready, false, true))).toBe('warn')
  })
})
