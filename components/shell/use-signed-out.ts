'use client'

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isProblem } from '@/components/ui/problem-error'
import type { SignInPrompt } from '@/components/ui/sign-in-prompt'
import type { MeDto } from '@/lib/accounts/contract'
import { getJson } from './fetch-json'
import { useInApp } from './in-app/use-in-app'
import { signInPath } from './sign-in-path'
import { viewerKey } from './viewer'

/** A refusal is an answer and is not asked for again; a dropped line is, a few times. */
function worthRetrying(failures: number, error: unknown): boolean {
  return failures < 3 && (!isProblem(error) || error.problem.status >= 502)
}

function isSignedOut(error: unknown): boolean {
  return isProblem(error) && error.problem.status === 401
}

/** Signs in beside this page, which keeps what was typed in it; in its place only where there is no other tab to be had. */
function signIn(isAlone: boolean): void {
  const path = signInPath(window.location.pathname + window.location.search)
  const tab = isAlone ? null : window.open(path, '_blank')
  if (tab === null) return window.location.assign(path)
  // It goes on to other people's sites, which have no business with this page.
  tab.opener = null
}

/**
 * The page's queries, and its one question to sign in again when an answer was 401. Put off, the question comes back only when
 * the person does something: a page that reads by itself every few seconds must not ask every few seconds.
 */
export function useSignedOut() {
  const [prompted, setPrompted] = useState<'no' | 'open' | 'put_off' | 'answered'>('no')
  const [client] = useState(() => {
    const onRead = (error: unknown, query: { meta?: Record<string, unknown> }) => {
      if (isSignedOut(error) && query.meta?.['saysSignedOut'] !== true) setPrompted((before) => (before === 'put_off' ? before : 'open'))
    }
    const onWrite = (error: unknown) => (isSignedOut(error) ? setPrompted('open') : undefined)
    return new QueryClient({
      queryCache: new QueryCache({ onError: onRead }),
      mutationCache: new MutationCache({ onError: onWrite }),
      defaultOptions: { queries: { retry: worthRetrying, staleTime: 5_000 }, mutations: { retry: false } },
    })
  })
  // An app's own browser often has but one tab.
  const isAlone = (useInApp() ?? null) !== null
  const onOpenChange = useCallback((next: boolean) => setPrompted(next ? 'open' : 'put_off'), [])
  useReturn(prompted === 'open' || prompted === 'put_off', client, () => setPrompted('answered'))
  const prompt: SignInPrompt = useMemo(
    () => ({ open: prompted === 'open', isAnswered: prompted === 'answered', isAlone, signIn: () => signIn(isAlone) }),
    [prompted, isAlone],
  )
  return { client, prompt, onOpenChange }
}

/** While the question stands, put off or not: somebody who has signed in again in another tab need not be asked here. */
function useReturn(isAsked: boolean, client: QueryClient, onBack: () => void): void {
  const back = useRef(onBack)
  useEffect(() => {
    back.current = onBack
  })
  useEffect(() => {
    if (!isAsked) return
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const me = await getJson<MeDto>('/api/me')
      if (!me.signedIn) return
      // What another person left on the page is not this one's to see.
      if (client.getQueryData<MeDto>(viewerKey)?.email !== me.email) return window.location.reload()
      back.current()
      await client.invalidateQueries()
    }
    // Not to know is to go on asking.
    const listen = () => void look().catch(() => undefined)
    document.addEventListener('visibilitychange', listen)
    window.addEventListener('focus', listen)
    return () => {
      document.removeEventListener('visibilitychange', listen)
      window.removeEventListener('focus', listen)
    }
  }, [isAsked, client])
}
