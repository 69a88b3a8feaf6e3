import { randomBytes, randomUUID } from 'node:crypto'
import { askToSignIn, composeSignIn, type Asker } from '@/lib/accounts'
import { browserHash } from '@/lib/accounts/browser'
import type { ProviderName } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import type { Stage } from '../stage'

export const nobody = { kind: 'anonymous' } as const

/** A browser of its own, as the gate describes it. */
export function newBrowser(changes: Partial<Asker> = {}): Asker {
  return { browser: randomBytes(32).toString('base64url'), origin: 'http://fan.localhost:3000', userAgent: null, locale: 'ja', ...changes }
}

/** The same ports for a request from another network. */
export function elsewhere(ports: Ports, neighbourhood: string = randomUUID()): Ports {
  return { ...ports, request: { ...ports.request, neighbourhood } }
}

export const newAddress = () => `${randomUUID()}@fan.example`

export type Asked = { asker: Asker; email: string; requestId: string; code: string; token: string }

/** Asks for a code, from a network of its own, and reads the mail that is owed for it. */
export async function ask({ ports }: Pick<Stage, 'ports'>, asker = newBrowser(), email = newAddress(), next?: string, withProvider?: ProviderName): Promise<Asked> {
  const { browser } = await askToSignIn(elsewhere(ports), asker, { email, ...(next === undefined ? {} : { next }), ...(withProvider && { withProvider }) })
  const request = await ports.db.signInRequest.findFirstOrThrow({ where: { email, browserHash: browserHash(ports, browser), usedAt: null } })
  return { asker: { ...asker, browser }, email, requestId: request.id, ...(await readMail(ports, request.id)) }
}

/** What the mail of a request says: its code, and the link's two halves. */
export async function readMail(ports: Ports, requestId: string): Promise<{ code: string; token: string }> {
  const mail = await ports.db.mail.findFirstOrThrow({ where: { template: 'sign_in', subjectId: requestId } })
  const letter = await composeSignIn(ports, { subjectId: mail.subjectId, address: mail.address, locale: mail.locale === 'en' ? 'en' : 'ja' })
  const code = /^ {4}(\d{6})$/m.exec(letter?.text ?? '')?.[1]
  const link = /(http\S+\/signin\/link\?\S+)/.exec(letter?.text ?? '')?.[1]
  if (!code || !link) throw new Error('a mail without code or link')
  return { code, token: new URL(link).searchParams.get('t') ?? '' }
}

/** Whose allowance a code for this address takes, asked for in this browser. */
export async function laneOf(stage: Pick<Stage, 'ports'>, asker: Asker, email: string): Promise<string> {
  const { requestId } = await ask(stage, asker, email)
  return (await stage.ports.db.signInRequest.findUniqueOrThrow({ where: { id: requestId } })).lane
}

/** Another code than this one. */
export function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}
