import { cookies } from 'next/headers'
import { notFound as nextNotFound, redirect as nextRedirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { findActor } from '@/lib/accounts'
import type { Actor, PersonActor } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { checkAccess, type Access, type OpenKind } from './access'
import { portsFor } from './app-ports'
import { sessionCookie } from './read-cookie'

type ActorOf<A extends Access> = A['kind'] extends OpenKind ? Actor : PersonActor

export type PageSpec<P extends z.ZodType, A extends Access> = {
  access: A
  params: P
  /** The page's own path, for coming back after signing in. */
  path: (params: z.infer<P>) => string
  render: (page: { ports: Ports; actor: ActorOf<A>; params: z.infer<P> }) => Promise<ReactNode> | ReactNode
}

type PageProps = { params: Promise<Record<string, string | string[]> | undefined> }
export const pageMark = Symbol.for('akushu.page')

/**
 * The gate of a page: who may see it at all. A page bakes in public words and ids of its own path;
 * everything personal is fetched by its components from route handlers.
 */
export function page<P extends z.ZodType, A extends Access>(spec: PageSpec<P, A>) {
  const render = async ({ params }: PageProps): Promise<ReactNode> => {
    const parsed = spec.params.safeParse((await params) ?? {})
    if (!parsed.success) nextNotFound()
    const ports = portsFor({ id: randomUUID(), action: 'page', network: null, recorded: false })
    const jar = await cookies()
    const actor = await findActor(ports, jar.get(sessionCookie)?.value ?? null)
    const refusal = refuse(spec.access, actor, ports.env.akushuDemo)
    const next = encodeURIComponent(spec.path(parsed.data))
    if (refusal === 'sign_in_required') nextRedirect(`/signin?next=${next}`)
    // Their role only waits for a passkey: their own page says how to come by one, and leads back.
    if (refusal === 'passkey_required') nextRedirect(`/me?passkey=needed&next=${next}`)
    if (refusal) nextNotFound()
    try {
      return await spec.render({ ports, actor: actor as ActorOf<A>, params: parsed.data })
    } catch (error) {
      if (error instanceof Problem && error.status === 404) nextNotFound()
      throw error
    }
  }
  return Object.assign(render, { [pageMark]: { access: spec.access } })
}

function refuse(access: Access, actor: Actor, isDemo: boolean): string | null {
  try {
    checkAccess(access, actor, isDemo)
    return null
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}
