import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentColours, contrast } from './accent-colours'

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('whatever colour an organiser chooses, its texts keep 4.5 : 1', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const colours = accentColours(accent)
      if (colours === null) throw new Error('a colour was not understood')
      expect(contrast(colours.fill, colours.onFill)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colours.hover, colours.onFill)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colours.onLight, '#eeeef2')).toBeGreaterThanOrEqual(4.45)
      expect(contrast(colours.onDark, '#17171f')).toBeGreaterThanOrEqual(4.45)
    }),
  )
})

test('a readable colour is kept as it is', () => {
  expect(accentColours('#7a1f4b')?.onLight).toBe('#7a1f4b')
})

test('what is not a colour is refused', () => {
  expect(accentColours('red; background: url(x)')).toBeNull()
})
