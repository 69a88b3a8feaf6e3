import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'
import { env } from '@/lib/platform/env'
import { pagePolicy } from './security-policy'

/** Lets a page be made, under a policy with a nonce of its own. Next reads the nonce from the policy in the request. */
export function pageAnswer(request: NextRequest): NextResponse {
  const { edgeUrl, appOrigins, nodeEnv } = env()
  const policy = pagePolicy(request.nextUrl.pathname, randomBytes(16).toString('base64'), {
    edgeOrigin: edgeUrl,
    isDevelopment: nodeEnv === 'development',
    isSecure: appOrigins[0].startsWith('https:'),
  })
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const answer = NextResponse.next({ request: { headers } })
  answer.headers.set('content-security-policy', policy)
  answer.headers.set('cache-control', 'no-store')
  return answer
}
