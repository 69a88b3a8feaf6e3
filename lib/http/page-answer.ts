import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { countPage } from './page-limit'
import { pagePolicy } from './security-policy'
import { tooManyPages } from './too-many-pages'

/** Lets a page be made, under a policy with a nonce of its own; or says that it is one too many. Next reads the nonce from the policy in the request. */
export async function pageAnswer(request: NextRequest): Promise<NextResponse> {
  const { edgeUrl, appOrigins, nodeEnv, sessionKeys, trustedProxies } = env()
  const nonce = randomBytes(16).toString('base64')
  const policy = pagePolicy(request.nextUrl.pathname, nonce, {
    edgeOrigin: edgeUrl,
    isDevelopment: nodeEnv === 'development',
    isSecure: appOrigins[0].startsWith('https:'),
  })
  const waitSeconds = countPage(request, { sessionKeys, trustedProxies }, systemClock.now().getTime())
  const answer = waitSeconds === null ? NextResponse.next({ request: { headers: withPolicy(request, policy) } }) : await refuse(request, nonce, waitSeconds)
  answer.headers.set('content-security-policy', policy)
  answer.headers.set('cache-control', 'no-store')
  return answer
}

function withPolicy(request: NextRequest, policy: string): Headers {
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  return headers
}

async function refuse(request: NextRequest, nonce: string, waitSeconds: number): Promise<NextResponse> {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'retry-after': String(waitSeconds) }
  return new NextResponse(await tooManyPages(request, nonce, waitSeconds), { status: 429, headers })
}
