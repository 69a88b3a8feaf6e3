import { WebAuthnError } from '@simplewebauthn/browser'
import { expect, test } from 'vitest'
import { ProblemError } from '@/components/ui/problem-error'
import { isSetAside, passkeyFault } from './passkey-fault'

test.each([
  [new DOMException('no', 'NotAllowedError'), 'given_up'],
  [new DOMException('again', 'InvalidStateError'), 'already_here'],
  [new DOMException('host', 'SecurityError'), 'not_possible'],
  [new WebAuthnError({ message: 'again', code: 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED', cause: new DOMException('again', 'InvalidStateError') }), 'already_here'],
  [new ProblemError({ status: 422, code: 'wrong_code', title: 'no' }), null],
  [new TypeError('Failed to fetch'), null],
  ['text', null],
])('%s means %s', (error, fault) => {
  expect(passkeyFault(error)).toBe(fault)
})

test('what was set aside is no fault', () => {
  expect(isSetAside(new DOMException('left', 'AbortError'))).toBe(true)
  expect(isSetAside(new WebAuthnError({ message: 'left', code: 'ERROR_CEREMONY_ABORTED', cause: new DOMException('left', 'AbortError') }))).toBe(true)
  expect(isSetAside(new DOMException('no', 'NotAllowedError'))).toBe(false)
})
