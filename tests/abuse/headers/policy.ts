/** A content security policy by its directives. */
export function readPolicy(header: string): Map<string, string[]> {
  return new Map(header.split(';').map((line) => line.trim().split(/\s+/)).map(([name = '', ...words]) => [name, words]))
}

const exactly: Readonly<Record<string, string>> = {
  'default-src': `'none'`,
  'style-src-attr': `'unsafe-inline'`,
  'img-src': `'self' blob: data:`,
  'media-src': `'self' blob:`,
  'font-src': `'self'`,
  'worker-src': `'self' blob:`,
  'object-src': `'none'`,
  'base-uri': `'none'`,
  'form-action': `'self'`,
  'frame-ancestors': `'none'`,
}

/** What a page's policy lets through that it should not. */
export function policyFaults(header: string, edge: string, isStudio: boolean): string[] {
  const policy = readPolicy(header)
  const said = (name: string) => (policy.get(name) ?? []).join(' ')
  const nonce = nonceOf(header)
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'${isStudio ? ` 'wasm-unsafe-eval'` : ''}`
  const wanted = { ...exactly, 'script-src': script, 'style-src': `'self' 'nonce-${nonce}'`, 'connect-src': `'self' ${edge}` }
  const wrong = Object.entries(wanted).filter(([name, words]) => said(name) !== words).map(([name]) => `${name} ${said(name) || 'is missing'}`)
  return nonce === null || Buffer.from(nonce, 'base64').length < 16 ? [...wrong, 'no nonce of 128 bits'] : wrong
}

export function nonceOf(header: string): string | null {
  return /'nonce-([^']+)'/.exec(header)?.[1] ?? null
}

/** Scripts and styles of a page that its nonce does not cover. */
export function uncovered(html: string, nonce: string | null): string[] {
  const tags = html.match(/<(?:script|style)\b[^>]*>/g) ?? []
  const handlers = html.match(/<[a-z]+\b[^>]*\son[a-z]+="/g) ?? []
  return [...tags.filter((tag) => !tag.includes(`nonce="${nonce}"`) && !/type="application\/(?:ld\+)?json"/.test(tag)), ...handlers]
}
