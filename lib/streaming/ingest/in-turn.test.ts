import { expect, it } from 'vitest'
import { inTurn } from './in-turn'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it('does the work of a stream in order, however long each takes', async () => {
  const done: string[] = []
  const work = (name: string, ms: number) => async () => {
    await wait(ms)
    done.push(name)
    return name
  }
  expect(await Promise.all([inTurn('a', work('slow', 20)), inTurn('b', work('other', 5)), inTurn('a', work('quick', 0))])).toEqual(['slow', 'other', 'quick'])
  expect(done).toEqual(['other', 'slow', 'quick'])
})

it('goes on after a failure, which only its own caller hears', async () => {
  const broken = inTurn('c', () => Promise.reject(new Error('refused')))
  const next = inTurn('c', () => Promise.resolve('taken'))
  await expect(broken).rejects.toThrow('refused')
  expect(await next).toBe('taken')
})
