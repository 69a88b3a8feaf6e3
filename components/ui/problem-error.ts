/** An RFC 9457 answer of the server, with the house's code and request id. */
export interface ProblemAnswer {
  status: number
  code: string
  title: string
  detail?: string
  requestId?: string
}

/** A refusal the server explained. Everything else that goes wrong on the way is another Error: nobody knows its outcome. */
export class ProblemError extends Error {
  readonly problem: ProblemAnswer
  /** From `Retry-After`; null when the server named no time. */
  readonly retryAfterMs: number | null

  constructor(problem: ProblemAnswer, retryAfterMs: number | null = null) {
    super(`${problem.status} ${problem.code}: ${problem.title}`)
    this.name = 'ProblemError'
    this.problem = problem
    this.retryAfterMs = retryAfterMs
  }
}

/** True when `error` is the server's refusal, with that code when one is named. */
export function isProblem(error: unknown, code?: string): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.problem.code === code)
}
