import { isNamed } from './rules/named'

/**
 * Every refusal the product can give, with its HTTP status.
 * A code is part of the contract: screens choose their words by it.
 */
export const problemStatus = {
  invalid_input: 400,
  event_ends_before_start: 400,
  event_too_long: 400,
  line_ends_before_start: 400,
  line_outside_event: 400,
  broadcast_ends_before_start: 400,
  broadcast_outside_event: 400,
  broadcast_too_long: 400,
  sale_ends_before_start: 400,
  sale_beyond_use: 400,
  opens_twice: 400,
  opens_foreign: 400,
  opens_no_archive: 400,
  sign_in_required: 401,
  encoder_key_refused: 401,
  forbidden: 403,
  passkey_required: 403,
  fresh_proof_required: 403,
  other_account: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  idempotency_key_reused: 409,
  still_running: 409,
  outcome_unknown: 409,
  sold_out: 409,
  limit_reached: 409,
  too_many_kept: 409,
  sale_not_open: 409,
  banned: 409,
  order_expired: 409,
  order_closed: 409,
  ticket_ended: 409,
  playing_elsewhere: 409,
  changed_elsewhere: 409,
  slug_taken: 409,
  last_owner: 409,
  not_ready: 409,
  already_sold: 409,
  event_over: 409,
  cut: 409,
  not_on_air: 409,
  run_superseded: 409,
  stream_ended: 409,
  number_went_back: 409,
  stream_busy: 409,
  container_mixed: 409,
  ticket_refunded: 410,
  window_ended: 410,
  grant_ended: 410,
  event_cancelled: 410,
  sign_in_expired: 410,
  invitation_ended: 410,
  init_missing: 412,
  too_slow: 408,
  too_large: 413,
  unsupported_media: 415,
  media_refused: 422,
  picture_refused: 422,
  wrong_code: 422,
  passkey_refused: 422,
  too_many_requests: 429,
  internal: 500,
  payment_unavailable: 502,
  unavailable: 503,
} as const

export type ProblemCode = keyof typeof problemStatus

export type ProblemWords = {
  /** For the person who asked: what happened and what to do. Never holds another's data. */
  user?: string
  /** For the operator's log. Never sent. */
  log?: string
  /** Seconds after which asking again makes sense. */
  retryAfterSeconds?: number
}

/** A refusal with a meaning. Anything else that is thrown becomes `internal`. */
export class Problem extends Error {
  readonly status: number
  constructor(
    readonly code: ProblemCode,
    readonly words: ProblemWords = {},
  ) {
    super(words.log ?? words.user ?? code)
    this.name = 'Problem'
    this.status = problemStatus[code]
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === Problem ? isNamed(value, 'Problem') : super[Symbol.hasInstance](value)
  }
}

/** The one answer for an object that is not there, or not yours. */
export function notFound(log?: string): Problem {
  return new Problem('not_found', { log })
}
