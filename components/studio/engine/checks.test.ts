import { describe, expect, it } from 'vitest'
import { checksOf, mayGoLive } from './checks'

const ready = { camera: 'ready', microphone: 'ready', muted: false } as const

describe('checks before going live', () => {
  it('all well: camera, microphone, network in this order', () => {
    const checks = checksOf(ready, 20, false)
    expect(checks.map(({ name, state }) => [name, state])).toEqual([
      ['camera', 'good'],
      ['microphone', 'good'],
      ['network', 'good'],
    ])
    expect(mayGoLive(checks)).toBe(true)
  })

  it.each([
    ['no camera yet', { ...ready, camera: 'off' }, 20, false],
    ['camera pulled out', { ...ready, camera: 'lost' }, 20, false],
    ['no microphone yet', { ...ready, microphone: 'off' }, 20, false],
    ['microphone pulled out', { ...ready, microphone: 'lost' }, 20, false],
    ['no network', ready, 'none', false],
    ['network not known yet', ready, null, false],
  ] as const)('%s: not yet', (_, sources, network, silent) => {
    expect(mayGoLive(checksOf(sources, network, silent))).toBe(false)
  })

  it.each([
    ['silence may be meant', ready, 20, true],
    ['mute may be meant', { ...ready, muted: true }, 20, true],
    ['sound not heard yet', ready, 20, null],
    ['a slow network', ready, 3000, false],
  ] as const)('%s: a warning, no more', (_, sources, network, silent) => {
    expect(mayGoLive(checksOf(sources, network, silent))).toBe(true)
  })
})
