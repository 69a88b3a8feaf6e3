/** Who may read the edge's answers from a page. No credentials: a link carries all that is needed. */
export type CrossOrigin = {
  /** False for a request from a page that is not the app's. Requests without `Origin` are no page's. */
  allows(origin: string | undefined): boolean
  /** Headers of every answer, refusals too: a page must be able to read the status. */
  headers(origin: string | undefined): string[]
}

const exposed = 'Age, Content-Range, Date, ETag'
const preflightSeconds = 7_200

/** Sent with every answer: what it holds depends on who asked. */
const always = [
  'Vary',
  'Origin',
  'X-Content-Type-Options',
  'nosniff',
  // The app is another site than the edge; what is fetched is sealed, and CORS decides who reads it.
  'Cross-Origin-Resource-Policy',
  'cross-origin',
]

export function createCrossOrigin(allowedOrigins: readonly string[]): CrossOrigin {
  const byOrigin = new Map(
    allowedOrigins.map((origin) => [origin, [...always, 'Access-Control-Allow-Origin', origin, 'Access-Control-Expose-Headers', exposed]]),
  )
  return {
    allows: (origin) => origin === undefined || byOrigin.has(origin),
    headers: (origin) => (origin === undefined ? undefined : byOrigin.get(origin)) ?? always,
  }
}

/** Headers of a granted preflight (Fetch standard, "CORS-preflight request"). */
export const preflightHeaders = [
  'Access-Control-Allow-Methods',
  'GET, HEAD',
  'Access-Control-Allow-Headers',
  'Range',
  'Access-Control-Max-Age',
  String(preflightSeconds),
]
