import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import type { PasskeyCreationDto, PasskeyRequestDto } from '@/lib/accounts/contract'

type Credential = { id: string; rpId: string; userHandle: string; key: KeyObject; publicKey: Buffer }

/** What is not as it should be in an answer. */
export type Flaw = {
  origin?: string
  rpId?: string
  type?: string
  challenge?: string
  isVerified?: boolean
  isPresent?: boolean
  counter?: number
  crossOrigin?: boolean
  /** Signs with a key that was never enrolled. */
  withAnotherKey?: boolean
  userHandle?: string
  id?: string
}

/**
 * An authenticator and its browser as the other side has them (Web Authentication, level 3): P-256 keys, authenticator data
 * with its flags and counter, attestation `none`, client data with the page's origin.
 */
export class Authenticator {
  readonly #credentials: Credential[] = []
  #counter = 0

  /** `counts: false` is one that is synchronised and stays at 0, as most are. */
  constructor(readonly counts = true) {}

  /** Makes a credential for the page at `origin`. */
  create(options: PasskeyCreationDto['options'], origin: string, flaw: Flaw = {}) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const credential: Credential = {
      id: randomBytes(32).toString('base64url'),
      rpId: options.rp.id ?? new URL(origin).hostname,
      userHandle: options.user.id,
      key: privateKey,
      publicKey: coseKey(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')),
    }
    if (options.excludeCredentials?.some(({ id }) => this.#credentials.some((known) => known.id === id))) throw new Error('InvalidStateError')
    this.#credentials.push(credential)
    const id = Buffer.from(credential.id, 'base64url')
    const attested = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, credential.publicKey])
    const authData = Buffer.concat([this.#authenticatorData(flaw.rpId ?? credential.rpId, flaw, true), attested])
    const attestationObject = Buffer.concat([map(3), text('fmt'), text('none'), text('attStmt'), map(0), text('authData'), bytes(authData)])
    return {
      id: credential.id,
      rawId: credential.id,
      type: 'public-key' as const,
      response: {
        clientDataJSON: clientData('webauthn.create', options.challenge, origin, flaw),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  /** Answers for the page at `origin` with the newest credential of its host. */
  get(options: PasskeyRequestDto['options'], origin: string, flaw: Flaw = {}) {
    const credential = this.#credentials.findLast(({ rpId }) => rpId === options.rpId)
    if (!credential) throw new Error('NotAllowedError')
    const authData = this.#authenticatorData(flaw.rpId ?? credential.rpId, flaw, false)
    const clientDataJSON = clientData('webauthn.get', options.challenge, origin, flaw)
    const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()
    const key = flaw.withAnotherKey ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : credential.key
    const id = flaw.id ?? credential.id
    return {
      id,
      rawId: id,
      type: 'public-key' as const,
      response: {
        clientDataJSON,
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', Buffer.concat([authData, hash]), key).toString('base64url'),
        userHandle: flaw.userHandle ?? credential.userHandle,
      },
    }
  }

  /** §6.1: hash of the RP id, flags (present, verified, attested data), counter. */
  #authenticatorData(rpId: string, { isPresent = true, isVerified = true, counter }: Flaw, isAttested: boolean): Buffer {
    if (this.counts) this.#counter += 1
    const flags = (isPresent ? 0x01 : 0) | (isVerified ? 0x04 : 0) | (isAttested ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter ?? this.#counter)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count])
  }
}

function clientData(type: string, challenge: string, origin: string, flaw: Flaw): string {
  const data = { type: flaw.type ?? type, challenge: flaw.challenge ?? challenge, origin: flaw.origin ?? origin, crossOrigin: flaw.crossOrigin ?? false }
  return Buffer.from(JSON.stringify(data)).toString('base64url')
}

/** RFC 9053 §7.1.1: kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(x: Buffer, y: Buffer): Buffer {
  return Buffer.concat([map(5), Buffer.from([0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]), bytes(x), Buffer.from([0x22]), bytes(y)])
}

// CBOR (RFC 8949 §3.1), as much as is needed.
const map = (entries: number) => Buffer.from([0xa0 + entries])
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])
const bytes = (value: Buffer) => Buffer.concat([value.length < 256 ? Buffer.from([0x58, value.length]) : Buffer.concat([Buffer.from([0x59]), uint16(value.length)]), value])

function uint16(value: number): Buffer {
  const two = Buffer.alloc(2)
  two.writeUInt16BE(value)
  return two
}
