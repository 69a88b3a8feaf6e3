import { expect, test } from 'vitest'
import { accentChoices } from './accent-choices'
import { contrast } from './accent-colours'

test.each(accentChoices)('white text on $key can be read', ({ colour }) => {
  expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5)
})
