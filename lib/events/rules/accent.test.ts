import { expect, test } from 'vitest'
import { Accent } from './accent'

test.each(['#7c3aed', '#b45309', '#0369a1', '#c2185b', '#0f766e', '#0000ff'])('%s is seen on light and dark pages', (colour) => {
  expect(Accent.safeParse(colour).success).toBe(true)
})
test.each(['#ffffff', '#facc15', '#f5f5f5', '#000000', '#1a1a1a', '#00008b'])('%s is not', (colour) => {
  expect(Accent.safeParse(colour).error?.issues[0]?.message).toContain('to be seen')
})
test.each(['red', '#fff', '#GGGGGG', '#7C3AED', '', '#7c3aed;'])('%s is no colour as we write it', (colour) => {
  expect(Accent.safeParse(colour).success).toBe(false)
})
