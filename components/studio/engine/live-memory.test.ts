import { describe, expect, it } from 'vitest'
import { resumeChoice } from './live-memory'

const memory = { at: 1_000_000, testCamera: false, cameraId: 'a', microphoneId: 'b', quality: 'auto', rung: 0 } as const

describe('after a reload', () => {
  it('a page that was live a moment ago goes on by itself', () => {
    expect(resumeChoice(memory, 1_005_000, true, true)).toBe('go_on')
    expect(resumeChoice({ ...memory, testCamera: true }, 1_005_000, false, true)).toBe('go_on')
  })

  it('where devices must be asked for, or later, it offers to go on', () => {
    expect(resumeChoice(memory, 1_005_000, false, true)).toBe('offer')
    expect(resumeChoice(memory, 1_060_000, true, true)).toBe('offer')
  })

  it('a copy of a tab that is live elsewhere does nothing', () => {
    expect(resumeChoice(memory, 1_005_000, true, false)).toBe('nothing')
  })

  it('a fresh page, an old memory and a clock that was set back do nothing', () => {
    expect(resumeChoice(null, 1_005_000, true, true)).toBe('nothing')
    expect(resumeChoice(memory, memory.at + 7 * 3_600_000, true, true)).toBe('nothing')
    expect(resumeChoice(memory, 900_000, true, true)).toBe('nothing')
  })
})
