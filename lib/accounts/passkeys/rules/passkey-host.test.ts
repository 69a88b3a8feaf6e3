import { expect, test } from 'vitest'
import { answersHere, rpIdOf } from './passkey-host'

const fan = { origin: 'https://fan.example.com' }
const admin = { origin: 'https://admin.example.com:8443' }
const shared = { env: { passkeyRpId: 'example.com' } }
const apart = { env: { passkeyRpId: null } }

test('new ones are for the shared domain, or for the host where there is none', () => {
  expect([rpIdOf(shared, fan), rpIdOf(shared, admin)]).toEqual(['example.com', 'example.com'])
  expect([rpIdOf(apart, fan), rpIdOf(apart, admin)]).toEqual(['fan.example.com', 'admin.example.com'])
})

test('an older one answers on its own host and no other', () => {
  expect([answersHere(shared, fan, 'fan.example.com'), answersHere(shared, admin, 'fan.example.com')]).toEqual([true, false])
  expect([answersHere(shared, fan, 'example.com'), answersHere(shared, admin, 'example.com')]).toEqual([true, true])
  expect([answersHere(apart, fan, 'example.com'), answersHere(shared, fan, 'example.org')]).toEqual([false, false])
})
