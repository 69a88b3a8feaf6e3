import { expect, test } from 'vitest'
import { inTurn } from './in-turn'

test('the second begins when the first has ended', async () => {
  const seen: string[] = []
  const first = Promise.withResolvers<string>()
  const one = inTurn(() => {
    seen.push('one begins')
    return first.promise
  })
  const two = inTurn(async () => {
    seen.push('two begins')
    return 'two'
  })
  await Promise.resolve()
  seen.push('one ends')
  first.resolve('one')
  expect(await Promise.all([one, two])).toEqual(['one', 'two'])
  expect(seen).toEqual(['one begins', 'one ends', 'two begins'])
})

test('a failure is its own and holds nobody up', async () => {
  const failing = inTurn(() => Promise.reject(new Error('no')))
  const next = inTurn(async () => 'next')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('next')
})
