import type { SourceFile } from '../tree'

/** What secrets look like. A name stands for the secret in a message: what was found is not said again. */
const shapes: Record<string, RegExp> = {
  'a private key': /-----BEGIN (RSA |EC |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY/,
  'an AWS access key': /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a payment provider’s key': /\b[sr]k_(live|test)_[0-9A-Za-z]{16,}/,
  'a webhook secret': /\bwhsec_[0-9A-Za-z+/]{16,}/,
  'a GitHub token': /\b(gh[pousr]_[0-9A-Za-z]{30,}|github_pat_\w{30,})/,
  'an npm token': /\bnpm_[0-9A-Za-z]{30,}|_authToken\s*=/,
  'a Slack token': /\bxox[abprs]-[0-9A-Za-z-]{10,}/,
  'a Google key': /\bAIza[0-9A-Za-z_-]{35}/,
  'a signed token': /\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{10,}/,
  'a value for a key variable': /^\s*(export\s+)?[A-Z_]*(KEYS?|KEKS|SECRET|TOKEN)=\S{16,}/m,
  'a key of our lists': /\b[\w-]{1,20}:[0-9A-Za-z+/]{43}=(?![0-9A-Za-z+/=])/,
}

/** A password in a URL, which is fine on this machine and for names that are examples. */
const urlWithPassword = /\b[a-z][a-z0-9+]*:\/\/[^\s:/@'"`]+:([^\s@'"`${}]+)@([^\s:/'"`?]+)/g
const nowhere = /^(localhost|127\.0\.0\.1|\[?::1\]?|.*\.(localhost|test|invalid|example)|example\.(com|org|net)|.*\.example\.(com|org|net)|host|db)$/

/** Where files hold what looks like a secret, as `path: what`. */
export function findSecrets(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const found = Object.entries(shapes).filter(([, shape]) => shape.test(text)).map(([name]) => name)
    const urls = [...text.matchAll(urlWithPassword)].filter(([, , host = '']) => !nowhere.test(host))
    return [...found, ...urls.map(() => 'a password in a URL')].map((name) => `${path}: ${name}`)
  })
}

/** Files that hold secrets by their nature, and have no place in the tree. */
export function secretFiles(paths: readonly string[]): string[] {
  return paths.filter((path) => /(^|\/)(\.env(\..+)?|.*\.(pem|p12|pfx|key|keystore)|id_(rsa|ed25519|ecdsa)|\.npmrc|\.netrc)$/.test(path) && !path.endsWith('.env.example'))
}
