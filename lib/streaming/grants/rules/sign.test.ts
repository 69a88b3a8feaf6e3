import { generateKeyPairSync, verify } from 'node:crypto'
import { getSignedUrl } from '@aws-sdk/cloudfront-signer'
import { describe, expect, it } from 'vitest'
import { fromLinkBase64, type LinkTerms, readPolicy, toLinkBase64, writePolicy } from './policy'
import { createSigner } from './sign'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })

const terms: LinkTerms = { edgeUrl: 'https://media.example', contentId: '3f0c7a3e-0f0e-4b57-9c39-6f0f0a8f4f11', grantId: '9b2e6a54-1f5e-4e9e-8e0e-0d8a5c1d2b3f', expiresAtSeconds: 1_760_000_060 }

const policyText =
  '{"Statement":[{"Resource":"https://media.example/3f0c7a3e-0f0e-4b57-9c39-6f0f0a8f4f11/*?g=9b2e6a54-1f5e-4e9e-8e0e-0d8a5c1d2b3f*","Condition":{"DateLessThan":{"AWS:EpochTime":1760000060}}}]}'

describe('a policy', () => {
  it('is CloudFront\'s custom policy, without white space', () => {
    expect(writePolicy(terms)).toBe(policyText)
  })

  it('cannot be widened by an id or an address', () => {
    for (const change of [{ contentId: '*' }, { grantId: 'a*' }, { grantId: '' }, { contentId: '../x' }, { edgeUrl: 'https://media.example/' }, { edgeUrl: 'https://*' }, { expiresAtSeconds: 1.5 }, { expiresAtSeconds: Number.NaN }]) {
      expect(() => writePolicy({ ...terms, ...change })).toThrow(RangeError)
    }
  })

  it('is read back only when it is one of ours', () => {
    expect(readPolicy(policyText)).toMatchObject(terms)
    expect(readPolicy(policyText.replace('"Condition":{', '"Condition":{"IpAddress":{"AWS:SourceIp":"10.0.0.0/8"},'))).toBeNull()
    expect(readPolicy(policyText.replace('/3f0c7a3e-0f0e-4b57-9c39-6f0f0a8f4f11/', '/'))).toBeNull()
    expect(readPolicy(`${policyText} `)).toBeNull()
    expect(readPolicy('{}')).toBeNull()
  })
})

describe('base64 in links', () => {
  it('writes + = / as - _ ~ and reads only that', () => {
    const bytes = Buffer.from([0xfb, 0xff, 0xbf, 0xff])
    expect(toLinkBase64(bytes)).toBe('-~-~~w__')
    expect(fromLinkBase64('-~-~~w__')).toEqual(bytes)
    expect(fromLinkBase64('+/+//w==')).toBeNull()
    expect(fromLinkBase64('-%7E-~~w__')).toBeNull()
    expect(fromLinkBase64('-~-~~x__')).toBeNull()
    expect(fromLinkBase64('')).toBeNull()
  })
})

describe('a signature', () => {
  const parameters = (query: string) => Object.fromEntries(query.split('&').map((parameter) => parameter.split('=') as [string, string]))
  const fromSdk = (privateKey: string) => {
    const url = `${terms.edgeUrl}/${terms.contentId}/live.m3u8?g=${terms.grantId}`
    const signed = getSignedUrl({ url, keyPairId: 'K1', privateKey, policy: policyText, algorithm: 'SHA256' })
    return signed.slice(signed.indexOf('?') + 1)
  }

  it('by RSA is the SDK\'s, byte for byte', () => {
    const ours = createSigner([{ id: 'K1', key: rsa.privateKey }]).sign(terms)
    expect(parameters(ours)).toEqual(parameters(fromSdk(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())))
  })

  it('by P-256 verifies as the SDK\'s does', () => {
    const pem = p256.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const ours = parameters(createSigner([{ id: 'K1', key: p256.privateKey }]).sign(terms))
    const theirs = parameters(fromSdk(pem))
    expect({ ...ours, Signature: '' }).toEqual({ ...theirs, Signature: '' })
    for (const { Signature } of [ours, theirs]) {
      expect(verify('sha256', Buffer.from(policyText), p256.publicKey, fromLinkBase64(Signature ?? '') ?? Buffer.alloc(0))).toBe(true)
    }
  })

  it('is made by the first key and names it', () => {
    const signer = createSigner([{ id: 'new', key: p256.privateKey }, { id: 'old', key: rsa.privateKey }])
    expect(signer.keyId).toBe('new')
    expect(signer.sign(terms)).toMatch(/^g=9b2e6a54-1f5e-4e9e-8e0e-0d8a5c1d2b3f&Policy=[A-Za-z0-9\-_~]+&Signature=[A-Za-z0-9\-_~]+&Key-Pair-Id=new&Hash-Algorithm=SHA256$/)
  })

  it('is not made with a key that CloudFront would not take', () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey
    const edwards = generateKeyPairSync('ed25519').privateKey
    for (const key of [small, curve, edwards, p256.publicKey]) expect(() => createSigner([{ id: 'K1', key }])).toThrow(RangeError)
    expect(() => createSigner([])).toThrow(RangeError)
    expect(() => createSigner([{ id: 'K1', key: p256.privateKey }, { id: 'K1', key: rsa.privateKey }])).toThrow(RangeError)
  })
})
