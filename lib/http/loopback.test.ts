import { expect, it } from 'vitest'
import { checkLoopback } from './loopback'

it('opens the demo’s door under loopback names only', () => {
  for (const host of ['fan.localhost:3000', 'localhost', '127.0.0.1:3000', 'ADMIN.LOCALHOST:80']) {
    expect(() => checkLoopback(host)).not.toThrow()
  }
  for (const host of [undefined, '', 'fan.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '192.168.0.2:3000']) {
    expect(() => checkLoopback(host)).toThrow()
  }
})
