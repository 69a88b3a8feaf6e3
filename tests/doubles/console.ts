import { afterEach, beforeEach, expect, vi } from 'vitest'

// A stray console.error is a fault nobody looked at. A test that expects one replaces this spy with its own.
beforeEach(() => {
  const original = console.error
  const spy = vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => original(...args))
  return () => {
    spy.mockRestore()
  }
})

afterEach(() => {
  if (vi.isMockFunction(console.error)) expect(console.error, 'a stray console.error').not.toHaveBeenCalled()
})
