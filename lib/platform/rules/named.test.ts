import { expect, it, vi } from 'vitest'
import { Problem } from '../problem'

class Closed extends Problem {
  constructor() {
    super('conflict')
  }
}

it('knows a refusal that another copy of the module has made', async () => {
  vi.resetModules()
  const other = await import('../problem')
  expect(other.Problem).not.toBe(Problem)
  expect(new other.Problem('not_found')).toBeInstanceOf(Problem)
  expect(new Closed()).toBeInstanceOf(other.Problem)
})

it('tells a kind of refusal from the others', () => {
  expect(new Closed()).toBeInstanceOf(Closed)
  expect(new Problem('not_found')).not.toBeInstanceOf(Closed)
  expect(new Error('not_found')).not.toBeInstanceOf(Problem)
})
