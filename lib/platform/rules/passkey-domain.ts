/** Under two letters of a country these are its registry's own, as in `co.jp`. */
const registryLabels = ['ac', 'ad', 'co', 'com', 'ed', 'edu', 'go', 'gob', 'gov', 'gr', 'gv', 'lg', 'ltd', 'me', 'mil', 'ne', 'net', 'nom', 'or', 'org', 'plc', 'sch']

/** Domains whose names belong to different customers of one hosting company. */
const hostingDomains = [
  'amazonaws.com', 'appspot.com', 'azurewebsites.net', 'cloudfront.net', 'firebaseapp.com', 'fly.dev', 'github.io', 'herokuapp.com',
  'netlify.app', 'ngrok-free.app', 'ngrok.app', 'onrender.com', 'pages.dev', 'run.app', 'trycloudflare.com', 'vercel.app', 'web.app', 'workers.dev',
]

/**
 * The domain that a passkey is made for, so that it works on all of these hosts (WebAuthn §5.1.3, "RP ID"): the longest one they
 * share. Null when they share none that a browser would take: a public suffix, an address of numbers, or `localhost`, which Chromium
 * gives to the host of that very name and not to `*.localhost`.
 */
export function sharedDomain(hosts: readonly string[]): string | null {
  const [first, ...others] = hosts
  if (first === undefined) return null
  const labels = first.split('.')
  for (let from = 0; from < labels.length; from += 1) {
    const domain = labels.slice(from).join('.')
    if (others.every((host) => isWithin(host, domain))) return passkeyDomainFault(domain, hosts) === null ? domain : null
  }
  return null
}

/**
 * What is wrong with a domain that somebody chose, in words that follow the variable's name; null when nothing is. Of public suffixes
 * it knows the shapes that are met; browsers have the whole list, and refuse what slips through here.
 */
export function passkeyDomainFault(domain: string, hosts: readonly string[]): string | null {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(domain) || /^[\d.]+$/.test(domain)) return 'is not a domain such as example.com'
  const outside = hosts.find((host) => !isWithin(host, domain))
  if (outside !== undefined) return `is not a domain that ${outside} of APP_ORIGINS belongs to`
  if (isPublicSuffix(domain) && hosts.some((host) => host !== domain)) return 'is a public suffix, which browsers refuse'
  return null
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

function isPublicSuffix(domain: string): boolean {
  const labels = domain.split('.')
  const [name = '', top] = labels
  if (top === undefined || hostingDomains.includes(domain)) return true
  return labels.length === 2 && top.length === 2 && registryLabels.includes(name)
}
