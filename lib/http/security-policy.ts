/** What a page's policies depend on. */
export type PolicyPlace = {
  /** The origin that media comes from. */
  edgeOrigin: string
  /** `next dev` evaluates code and writes styles that the product never does. */
  isDevelopment: boolean
  /** Whether browsers reach us by TLS. */
  isSecure: boolean
}

/** Where a broadcast is made: the only pages that may use camera, microphone and WebAssembly. */
export function isStudio(path: string): boolean {
  return /^\/studio(?:\/|$)/.test(path)
}

/** Pages whose own address holds a token: it must not travel on as a referrer, not even to us. */
function holdsToken(path: string): boolean {
  return /^\/(?:signin\/link|invitation)(?:\/|$)/.test(path)
}

/**
 * The content security policy of a page (CSP Level 3). Scripts run by the nonce of this one answer, or because such a
 * script loaded them.
 */
export function pagePolicy(path: string, nonce: string, { edgeOrigin, isDevelopment, isSecure }: PolicyPlace): string {
  // The sound encoder of the studio is WebAssembly, and hls.js and it start workers from blobs.
  const extra = [...(isStudio(path) ? [`'wasm-unsafe-eval'`] : []), ...(isDevelopment ? [`'unsafe-eval'`] : [])]
  const directives: [string, ...string[]][] = [
    ['default-src', `'none'`],
    ['script-src', `'self'`, `'nonce-${nonce}'`, `'strict-dynamic'`, ...extra],
    ['style-src', `'self'`, isDevelopment ? `'unsafe-inline'` : `'nonce-${nonce}'`],
    // An event's colours, a bar's width: style attributes in the HTML that the server writes. They are custom properties
    // of one element and reach no other; a sheet of their own would need the nonce of an answer that a page, once loaded,
    // never had. No script hides in them.
    ['style-src-attr', `'unsafe-inline'`],
    ['img-src', `'self'`, 'blob:', 'data:'],
    ['media-src', `'self'`, 'blob:'],
    ['font-src', `'self'`],
    ['connect-src', `'self'`, edgeOrigin, ...(isDevelopment ? ['ws:'] : [])],
    ['worker-src', `'self'`, 'blob:'],
    ['manifest-src', `'self'`],
    ['object-src', `'none'`],
    ['base-uri', `'none'`],
    ['form-action', `'self'`],
    ['frame-ancestors', `'none'`],
  ]
  const lines = directives.map((words) => words.join(' '))
  if (isSecure) lines.push('upgrade-insecure-requests')
  return lines.join('; ')
}

/** Of answers that are no page: nothing in them is to be run, shown or framed. */
export const answerPolicy = `default-src 'none'; frame-ancestors 'none'`
/** Of scripts and pictures of the build. A worker runs under the policy of its own file, so it names what one needs. */
const staticPolicy = `default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`

const off = [
  'accelerometer', 'browsing-topics', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer',
  'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking',
]

function permissions(path: string): string {
  const devices = isStudio(path) ? '(self)' : '()'
  return [`camera=${devices}`, `microphone=${devices}`, ...off.map((feature) => `${feature}=()`)].join(', ')
}

/** A file of the build: never another under the same name. */
export function isBuilt(path: string): boolean {
  return path.startsWith('/_next/static/')
}

/** Headers of every answer there is, whoever writes it. Two years of TLS only, where there is TLS. */
export function answerHeaders(path: string, isSecure: boolean): [string, string][] {
  return [
    ['content-security-policy', isBuilt(path) ? staticPolicy : answerPolicy],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', permissions(path)],
    ['referrer-policy', holdsToken(path) ? 'no-referrer' : 'same-origin'],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ...(isSecure ? [['strict-transport-security', 'max-age=63072000; includeSubDomains'] satisfies [string, string]] : []),
  ]
}
