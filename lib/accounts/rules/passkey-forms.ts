import { z } from 'zod'

// Web Authentication, level 3: what the browser's API takes and gives, as JSON (§5.1.8, §5.4, §5.5). Bytes are base64url.

const Bytes = z.string().regex(/^[\w-]{1,16000}$/)
const Transports = z.array(z.string().max(30)).max(10)
const Known = z.object({ id: z.string(), type: z.literal('public-key'), transports: z.array(z.string()).optional() })

/** PublicKeyCredentialRequestOptionsJSON, for `startAuthentication({ optionsJSON })`. */
export const PasskeyRequestDto = z.object({
  options: z.object({
    challenge: z.string(),
    timeout: z.number().optional(),
    rpId: z.string().optional(),
    userVerification: z.enum(['required', 'preferred', 'discouraged']).optional(),
  }),
})
export type PasskeyRequestDto = z.infer<typeof PasskeyRequestDto>

/** PublicKeyCredentialCreationOptionsJSON, for `startRegistration({ optionsJSON })`. */
export const PasskeyCreationDto = z.object({
  options: z.object({
    challenge: z.string(),
    timeout: z.number().optional(),
    rp: z.object({ name: z.string(), id: z.string().optional() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal('public-key') })),
    excludeCredentials: z.array(Known).optional(),
    authenticatorSelection: z
      .object({
        residentKey: z.enum(['required', 'preferred', 'discouraged']).optional(),
        requireResidentKey: z.boolean().optional(),
        userVerification: z.enum(['required', 'preferred', 'discouraged']).optional(),
      })
      .optional(),
    attestation: z.enum(['none', 'indirect', 'direct', 'enterprise']).optional(),
  }),
})
export type PasskeyCreationDto = z.infer<typeof PasskeyCreationDto>

/** What every answer of an authenticator has; parts that nobody reads are left aside. */
const credential = <R extends z.ZodType>(response: R) =>
  z.object({ id: Bytes, rawId: Bytes, type: z.literal('public-key'), response })

export const AskPasskey = z.strictObject({
  /** Those made for the host alone, before our hosts shared a domain. */
  former: z.boolean().optional(),
})

export const AnswerPasskey = z.strictObject({
  credential: credential(
    z.object({ clientDataJSON: Bytes, authenticatorData: Bytes, signature: Bytes, userHandle: Bytes.nullish() }),
  ),
  next: z.string().max(2_000).optional(),
})
export const PasskeySignedInDto = z.object({ next: z.string() })

export const AddPasskey = z.strictObject({
  /** Its owner's own name for it. */
  name: z.string().trim().min(1).max(60).regex(/^[^\p{C}]+$/u, 'plain text'),
  credential: credential(z.object({ clientDataJSON: Bytes, attestationObject: Bytes, transports: Transports.optional() })),
})

export const PasskeyDto = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The domain it was made for: it answers there and below, and nowhere else. */
  host: z.string(),
  isHere: z.boolean(),
  /** Made for another domain than new ones are. */
  isFormer: z.boolean(),
  /** Where it answers, when its domain is a single host of ours. */
  origin: z.url().nullable(),
  /** Kept by its maker for all of the person's devices. */
  isBackedUp: z.boolean(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export const PasskeysDto = z.object({
  passkeys: z.array(PasskeyDto),
  /** Whether a new one answers on all our hosts. */
  isShared: z.boolean(),
  /** False for the last passkey of somebody whose role needs one. */
  canRemove: z.boolean(),
})
export type PasskeysDto = z.infer<typeof PasskeysDto>
export const RemovePasskey = z.strictObject({ passkeyId: z.uuid() })
