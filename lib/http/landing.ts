import { routeMark, type MarkedHandler } from './route'

/**
 * For a route that other sites send browsers to. A refusal would stand in somebody's tab as raw text, so they are led to a page of
 * ours instead; it is counted, logged and recorded like any other.
 * @param path a page of ours that says what happened, and what to do
 */
export function landing(handler: MarkedHandler, path: string): MarkedHandler {
  const answer = async (...asked: Parameters<MarkedHandler>): Promise<Response> => {
    const response = await handler(...asked)
    if (response.status < 400) return response
    const headers = new Headers(response.headers)
    headers.delete('content-type')
    headers.set('location', path)
    return new Response(null, { status: 303, headers })
  }
  return Object.assign(answer, { [routeMark]: handler[routeMark] })
}
