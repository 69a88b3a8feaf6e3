import { WebAuthnError } from '@simplewebauthn/browser'

/** Why no passkey came of it, in words of `passkeys.faults`. */
export type PasskeyFault = 'given_up' | 'already_here' | 'not_possible'

/** Another question to the authenticator took this one's place, or the page was left: nobody need be told. */
export function isSetAside(error: unknown): boolean {
  return (error instanceof WebAuthnError && error.code === 'ERROR_CEREMONY_ABORTED') || (error instanceof Error && error.name === 'AbortError')
}

/**
 * What a browser's own refusal means; null for anything that is not the browser's.
 * Web Authentication hides on purpose whether a person said no, ran out of time or has no passkey: all are `NotAllowedError` (§14.5).
 */
export function passkeyFault(error: unknown): PasskeyFault | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'NotAllowedError') return 'given_up'
  if (error.name === 'InvalidStateError') return 'already_here'
  return error instanceof WebAuthnError || error instanceof DOMException ? 'not_possible' : null
}
