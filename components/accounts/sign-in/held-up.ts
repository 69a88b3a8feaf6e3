import { isProblem } from '@/components/ui/problem-error'

/** Others may have asked for this address, so that waiting is long: then there is more to say than when. */
export function isHeldUp(error: unknown): boolean {
  return isProblem(error, 'too_many_requests') && (error.retryAfterMs ?? 0) > 60_000
}
