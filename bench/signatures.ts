import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto'
import { getSignedUrl } from '@aws-sdk/cloudfront-signer'
import { writePolicy } from '@/lib/streaming/grants/rules/policy'
import { createSigner } from '@/lib/streaming/grants/rules/sign'

const measuredMs = 700
const edgeUrl = 'https://media.example'

/** Links a second on one core: ours by P-256 and by RSA, whose keys are parsed once, and the SDK's way, which parses a PEM for each. */
export function signaturesPerSecond(): Record<string, number> {
  const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const pem = rsa.export({ type: 'pkcs8', format: 'pem' }).toString()
  const contentId = randomUUID()
  const terms = () => ({ edgeUrl, contentId, grantId: randomUUID(), expiresAtSeconds: 2_000_000_000 })
  const ours = (key: KeyObject) => {
    const signer = createSigner([{ id: 'K1', key }])
    return () => signer.sign(terms())
  }
  return {
    p256: perSecond(ours(p256)),
    rsa: perSecond(ours(rsa)),
    sdk_rsa_pem: perSecond(() => getSignedUrl({ url: `${edgeUrl}/${contentId}/live.m3u8`, keyPairId: 'K1', privateKey: pem, policy: writePolicy(terms()) })),
  }
}

function perSecond(work: () => unknown): number {
  for (let count = 0; count < 50; count += 1) work()
  const startedAt = performance.now()
  let count = 0
  for (; performance.now() - startedAt < measuredMs; count += 1) work()
  return Math.round((count * 1000) / (performance.now() - startedAt))
}
