import { problemStatus, type ProblemCode } from '@/lib/platform/problem'

const titles: Partial<Record<string, string>> = {
  invalid_input: 'The request could not be read.',
  sign_in_required: 'Please sign in.',
  not_found: 'There is nothing here for you.',
  too_many_requests: 'Too many requests. Please wait a moment.',
  internal: 'Something went wrong on our side.',
  unavailable: 'The service is busy. Please try again shortly.',
}

/** What a refusal says, in the members of RFC 9457 and two of ours: its code and the request's id. */
export function problemBody(code: ProblemCode, requestId: string, user?: string, status: number = problemStatus[code]): object {
  return {
    type: `/problems/${code}`,
    title: titles[code] ?? user ?? code.replaceAll('_', ' '),
    status,
    code,
    detail: user,
    requestId,
  }
}
