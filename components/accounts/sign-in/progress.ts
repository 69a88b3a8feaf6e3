import type { SignInStateDto } from '@/lib/accounts/contract'

/** How long a code holds, ms; a younger request has just been sent. */
export const codeLifeMs = 10 * 60_000
/** A second mail earlier than this is more likely impatience than a lost first one, ms. */
export const resendAfterMs = 30_000

/** Where this browser's sign-in stands, with its times on this device's clock (ms since 1970). */
export interface SignInProgress extends SignInStateDto {
  expiresAt: number | null
  resendAt: number | null
}

/** Two answers a moment apart name the same instant a little differently; a clock on the screen must not jump for that. */
const sameInstantMs = 1_500

/** An answer with its times made absolute; where it says the same as the one before, the times stay as they were. */
export function progressOf(answer: SignInStateDto, now: number, before?: SignInProgress): SignInProgress {
  if (answer.expiresInMs === null) return { ...answer, expiresAt: null, resendAt: null }
  const found = now + answer.expiresInMs
  const known = before?.expiresAt ?? null
  const expiresAt = known !== null && Math.abs(known - found) < sameInstantMs ? known : found
  return { ...answer, expiresAt, resendAt: expiresAt - codeLifeMs + resendAfterMs }
}

/** True when a sign-in that was under way is no longer there: it was finished, or given up, in another tab. */
export function hasGone(before: SignInProgress | undefined, now: SignInProgress): boolean {
  return before !== undefined && before.state !== 'none' && now.state === 'none'
}
