import { pageAnswer } from '@/lib/http/page-answer'

/**
 * Gives every page its content security policy with a nonce of its own. It never authorises: each page and route has its
 * gate. Kept away from `/api`, whose large bodies would be cut here without a word, and from the files of the build.
 */
export const proxy = pageAnswer

export const config = { matcher: ['/((?!api/|_next/static/|icon.svg|favicon.ico).*)'] }
