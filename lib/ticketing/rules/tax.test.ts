import { expect, it } from 'vitest'
import { taxIncluded } from './tax'

it('rounds once per rate, not once per line', () => {
  const line = { quantity: 1, unitPriceYen: 105, taxRatePercent: 10 }
  expect(taxIncluded([line])).toBe(9)
  expect(taxIncluded([line, line])).toBe(19)
})
it('keeps rates apart', () => {
  expect(taxIncluded([{ quantity: 2, unitPriceYen: 1100, taxRatePercent: 10 }, { quantity: 1, unitPriceYen: 1080, taxRatePercent: 8 }])).toBe(280)
})
