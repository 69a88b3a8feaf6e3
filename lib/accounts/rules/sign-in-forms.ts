import { z } from 'zod'
import { Address } from './address'
import { MailFate } from './mail-fate'

// What goes in and out of signing in by e-mail and by other accounts. Times for browsers are relative: their clocks lie.

export const ProviderName = z.enum(['line', 'google'])
export type ProviderName = z.infer<typeof ProviderName>

/** A wish for a page after signing in. One that is no page of ours is left aside by `nextPathOr`, never refused. */
const Next = z.string().max(2_000).optional()

export const SignInWaysDto = z.object({
  /** Those that are configured, in the order to be offered. */
  providers: z.array(ProviderName),
  /** True where mails end in the demo's letter box at /mailbox. */
  mailbox: z.boolean(),
})
export type SignInWaysDto = z.infer<typeof SignInWaysDto>

export const AskSignIn = z.strictObject({
  email: Address,
  next: Next,
  /** The account elsewhere that the page has named as being linked by this proof. Without it none is: somebody else may have proved it here. */
  withProvider: ProviderName.optional(),
})
export const SignInAskedDto = z.object({ expiresInMs: z.number().int() })
export type SignInAskedDto = z.infer<typeof SignInAskedDto>

/** Where this browser's own sign-in stands. */
export const SignInStateDto = z.object({
  /** `exhausted`: five tries were wrong; a new code is needed. */
  state: z.enum(['none', 'waiting', 'expired', 'exhausted']),
  email: z.string().nullable(),
  expiresInMs: z.number().int().nullable(),
  triesLeft: z.number().int().nullable(),
  mail: MailFate.nullable(),
  /** The other account that waits in this browser for an address, or that the code asked for links. */
  provider: ProviderName.nullable(),
})
export type SignInStateDto = z.infer<typeof SignInStateDto>

/** Six digits, in whatever width and with whatever spaces they were typed or pasted. */
export const TypeCode = z.strictObject({
  code: z
    .string()
    .max(40)
    .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'six digits')),
})

export const SignedInDto = z.object({
  /** A path of ours to go to. */
  next: z.string(),
  /** True for a person who has just been made: ask for their name. */
  isNew: z.boolean(),
})
export type SignedInDto = z.infer<typeof SignedInDto>

/** The two halves of a link: `/signin/link?r=<request>&t=<token>`. */
export const SignInLink = z.strictObject({ request: z.uuid(), token: z.string().regex(/^[\w-]{43}$/) })
export const LinkPlaceDto = z.discriminatedUnion('place', [
  z.object({ place: z.literal('here'), email: z.string() }),
  /** Opened in another browser than asked: the code to type there. */
  z.object({ place: z.literal('elsewhere'), code: z.string() }),
])
export type LinkPlaceDto = z.infer<typeof LinkPlaceDto>

export const StartProvider = z.strictObject({ provider: ProviderName, next: Next })
export const ProviderRedirectDto = z.object({ redirectUrl: z.string() })
export type ProviderRedirectDto = z.infer<typeof ProviderRedirectDto>

/** What a provider sends a browser back with. Providers append words of their own, which are left aside: the one input that is not strict. */
export const ProviderReturn = z.object({
  provider: ProviderName,
  state: z.string().max(200).optional(),
  code: z.string().max(4_000).optional(),
  iss: z.string().max(300).optional(),
  error: z.string().max(200).optional(),
  cookies: z.string().optional(),
  host: z.string().optional(),
  userAgent: z.string().optional(),
  languages: z.string().optional(),
})

/** A notice that a mail came back: the raw body, and its signature. */
export const MailNoticeInput = z.strictObject({ body: z.string(), signature: z.string().optional() })

/**
 * Why the way through a provider ended at `/signin?reason=…` (or, for a signed-in person, `/me?reason=…`):
 * given up there; too late, twice or in another browser; refused by our checks; not to be reached; another person's already.
 */
export const SignInReason = z.enum(['provider_cancelled', 'provider_expired', 'provider_failed', 'provider_unavailable', 'provider_in_use'])
export type SignInReason = z.infer<typeof SignInReason>

export const IdentitiesDto = z.object({
  identities: z.array(
    z.object({ provider: ProviderName, isLinked: z.boolean(), linkedAt: z.iso.datetime().nullable() }),
  ),
  /** Proved in this browser a moment ago, and waiting for the person's yes. */
  pending: z.object({ provider: ProviderName, name: z.string().nullable() }).nullable(),
})
export type IdentitiesDto = z.infer<typeof IdentitiesDto>
export const RemoveIdentity = z.strictObject({ provider: ProviderName })

export const SetName = z.strictObject({
  displayName: z
    .string()
    .max(200)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(40).regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, 'one line of plain text')),
})
export const NameDto = z.object({ displayName: z.string() })

export const MailboxDto = z.object({
  letters: z.array(
    z.object({ id: z.uuid(), address: z.string(), subject: z.string(), text: z.string(), createdAt: z.iso.datetime() }),
  ),
})
export type MailboxDto = z.infer<typeof MailboxDto>
