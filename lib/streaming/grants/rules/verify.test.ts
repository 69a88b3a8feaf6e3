import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type LinkTerms, toLinkBase64, writePolicy } from './policy'
import { resourceCovers } from './resource'
import { createSigner } from './sign'
import { createVerifier } from './verify'

const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' })

const now = 1_760_000_000
const terms: LinkTerms = { edgeUrl: 'https://media.example', contentId: 'content-1', grantId: 'grant-1', expiresAtSeconds: now + 60 }
const signer = createSigner([{ id: 'K1', key: p256.privateKey }])
const verifier = () => createVerifier([{ id: 'K1', key: p256.publicKey }, { id: 'K0', key: rsa.publicKey }], { cacheSize: 100 })
const query = signer.sign(terms)
const address = 'https://media.example/content-1/v0/12.m4s'

/** A link with a policy of the test's own, rightly signed. */
function signedWith(policy: string, grantId = 'grant-1'): string {
  const signature = toLinkBase64(sign('sha256', Buffer.from(policy), p256.privateKey))
  return `g=${grantId}&Policy=${toLinkBase64(Buffer.from(policy))}&Signature=${signature}&Key-Pair-Id=K1&Hash-Algorithm=SHA256`
}

const reasonOf = (url: string, at = now) => {
  const verdict = verifier().verify(url, at)
  return verdict.ok ? 'ok' : verdict.reason
}

describe('a link', () => {
  it('opens playlists, segments and held reloads of its content until its end', () => {
    const one = verifier()
    for (const path of ['live.m3u8', 'v0/live.m3u8', 'v0/12.m4s', 'v0/init-1-1.mp4']) {
      expect(one.verify(`https://media.example/content-1/${path}?${query}`, now)).toEqual({ ok: true, contentId: 'content-1', grantId: 'grant-1', expiresAt: now + 60 })
    }
    expect(one.verify(`${address}?${query}&_HLS_msn=13`, now + 59).ok).toBe(true)
  })

  it('is refused from its last second on, also when its signature is remembered', () => {
    const one = verifier()
    expect(one.verify(`${address}?${query}`, now + 59).ok).toBe(true)
    expect(one.verify(`${address}?${query}`, now + 60)).toEqual({ ok: false, reason: 'expired' })
    expect(reasonOf(`${address}?${query}`, now + 61)).toBe('expired')
  })

  it('opens with any listed key, and with no other', () => {
    const older = createSigner([{ id: 'K0', key: rsa.privateKey }]).sign(terms)
    expect(reasonOf(`${address}?${older}`)).toBe('ok')
    const unknown = createSigner([{ id: 'K9', key: p256.privateKey }]).sign(terms)
    expect(reasonOf(`${address}?${unknown}`)).toBe('key_unknown')
    const forged = createSigner([{ id: 'K1', key: stranger.privateKey }]).sign(terms)
    expect(reasonOf(`${address}?${forged}`)).toBe('signature_invalid')
    expect(reasonOf(`${address}?${query.replace('Key-Pair-Id=K1', 'Key-Pair-Id=K0')}`)).toBe('signature_invalid')
  })

  it('does not open another content', () => {
    expect(reasonOf(`https://media.example/content-2/v0/12.m4s?${query}`)).toBe('resource_other')
    expect(reasonOf(`https://media.example/content-12/v0/12.m4s?${query}`)).toBe('resource_other')
    expect(reasonOf(`https://media.example/content-2/content-1/12.m4s?${query}`)).toBe('resource_other')
  })

  it('does not open for another grant', () => {
    expect(reasonOf(`${address}?${query.replace('g=grant-1', 'g=grant-2')}`)).toBe('resource_other')
    expect(reasonOf(`${address}?${query.replace('g=grant-1', 'g=grant-12')}`)).toBe('resource_other')
    expect(reasonOf(`${address}?${query.replace('g=grant-1&', '')}`)).toBe('parameter_missing')
  })

  it('does not open another host or scheme', () => {
    expect(reasonOf(`https://other.example/content-1/v0/12.m4s?${query}`)).toBe('resource_other')
    expect(reasonOf(`http://media.example/content-1/v0/12.m4s?${query}`)).toBe('resource_other')
    expect(reasonOf(`https://other.example/https://media.example/content-1/12.m4s?${query}`)).toBe('resource_other')
  })

  it('is refused with an altered policy or signature', () => {
    const longer = toLinkBase64(Buffer.from(writePolicy({ ...terms, expiresAtSeconds: now + 6000 })))
    expect(reasonOf(`${address}?${query.replace(/Policy=[^&]+/, `Policy=${longer}`)}`)).toBe('signature_invalid')
    expect(reasonOf(`${address}?${query.replace(/Signature=[^&]+/, 'Signature=AAAA')}`)).toBe('signature_invalid')
    expect(reasonOf(`${address}?${query.replace(/Signature=[^&]+/, 'Signature=%21')}`)).toBe('encoded')
  })

  it('is refused in a form that CloudFront refuses', () => {
    const withTilde = query.includes('~') ? query : query.replace('Hash', '~Hash')
    expect(reasonOf(`${address}?${withTilde.replaceAll('~', '%7E')}`)).toBe('encoded')
    expect(reasonOf(`${address}?${query}&g=grant-1`)).toBe('duplicate_parameter')
    expect(reasonOf(`${address}?${query}&Policy=x`)).toBe('duplicate_parameter')
    expect(reasonOf(`${address}?${query}&Expires=${now + 600}`)).toBe('parameter_unknown')
    expect(reasonOf(`${address}?${query}&url=x`)).toBe('parameter_unknown')
    expect(reasonOf(`${address}?${query.replace('&Hash-Algorithm=SHA256', '')}`)).toBe('hash_algorithm')
    expect(reasonOf(`${address}?${query.replace('SHA256', 'SHA1')}`)).toBe('hash_algorithm')
    expect(reasonOf(address)).toBe('unsigned')
    expect(reasonOf(`${address}?`)).toBe('parameter_unknown')
  })

  it('is refused with a policy that says more than is understood, though it is signed', () => {
    const policy = writePolicy(terms)
    expect(reasonOf(`${address}?${signedWith(policy)}`)).toBe('ok')
    expect(reasonOf(`${address}?${signedWith(policy.replace('content-1/', ''))}`)).toBe('policy_invalid')
    expect(reasonOf(`${address}?${signedWith(policy.replace('"Condition":{', '"Condition":{"DateGreaterThan":{"AWS:EpochTime":1},'))}`)).toBe('policy_invalid')
    expect(reasonOf(`${address}?${signedWith('null')}`)).toBe('policy_invalid')
  })

  it('is not remembered for another link of the same grant', () => {
    const one = verifier()
    expect(one.verify(`${address}?${query}`, now).ok).toBe(true)
    const mixed = query.replace(/Policy=[^&]+/, `Policy=${toLinkBase64(Buffer.from(writePolicy({ ...terms, contentId: 'content-2' })))}`)
    expect(one.verify(`https://media.example/content-2/v0/1.m4s?${mixed}`, now).ok).toBe(false)
  })

  it('is judged as strictly when its query is remembered', () => {
    const one = verifier()
    expect(one.verify(`${address}?${query}&_HLS_msn=4`, now).ok).toBe(true)
    expect(one.verify(`${address}?${query}&_HLS_msn=5`, now).ok).toBe(true)
    for (const other of ['https://media.example/content-2/v0/1.m4s', 'https://media.example/content-12/1.m4s', 'https://other.example/content-1/1.m4s', 'http://media.example/content-1/1.m4s', 'https://media.example/content-1']) {
      expect(one.verify(`${other}?${query}`, now)).toEqual({ ok: false, reason: 'resource_other' })
    }
    for (const tail of ['&_HLS_msn=4&_HLS_msn=5', '&g=grant-2', '&x=1&_HLS_msn=4', '&_HLS_msn=%34']) {
      expect(one.verify(`${address}?${query}${tail}`, now).ok).toBe(false)
    }
  })

  it('still opens when the memory is full', () => {
    const small = createVerifier([{ id: 'K1', key: p256.publicKey }], { cacheSize: 2 })
    const links = ['grant-1', 'grant-2', 'grant-3'].map((grantId) => `${address}?${signer.sign({ ...terms, grantId })}`)
    for (let round = 0; round < 2; round++) for (const link of links) expect(small.verify(link, now).ok).toBe(true)
  })
})

describe('a resource', () => {
  it('covers with * any run and with ? one character', () => {
    expect(resourceCovers('https://a/*', 'https://a/')).toBe(true)
    expect(resourceCovers('https://a/*', 'https://a/b/c?d=e')).toBe(true)
    expect(resourceCovers('https://a/?.ts', 'https://a/1.ts')).toBe(true)
    expect(resourceCovers('https://a/?.ts', 'https://a/.ts')).toBe(false)
    expect(resourceCovers('https://a/*b*c', 'https://a/xbxbxc')).toBe(true)
    expect(resourceCovers('https://a/*b*c', 'https://a/xbxbx')).toBe(false)
  })

  it('covers from the first character to the last', () => {
    expect(resourceCovers('https://a/b', 'https://a/bc')).toBe(false)
    expect(resourceCovers('https://a/b', 'xhttps://a/b')).toBe(false)
    expect(resourceCovers('https://a/c/*', 'https://b/?https://a/c/d')).toBe(false)
    expect(resourceCovers('', '')).toBe(true)
  })
})
