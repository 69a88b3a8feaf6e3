'use client'

import { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, startAuthentication, WebAuthnAbortService } from '@simplewebauthn/browser'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { postJson } from '@/components/shell/fetch-json'
import { useInApp } from '@/components/shell/in-app/use-in-app'
import type { PasskeyRequestDto, PasskeySignedInDto } from '@/lib/accounts/contract'
import type { z } from 'zod'
import { inTurn } from '../in-turn'
import { isSetAside, passkeyFault } from './passkey-fault'

type PasskeySignedIn = z.infer<typeof PasskeySignedInDto>

const never = () => () => undefined

/** Whether passkeys work here at all: not in apps' own browsers. False until it is known. */
export function usePasskeysWork(): boolean {
  const supported = useSyncExternalStore(never, browserSupportsWebAuthn, () => false)
  return useInApp() === null && supported
}

/** The browser is asked anew before the server forgets the challenge it was asked with, ms. */
const renewMs = 4 * 60_000

/** Which passkeys are asked for: those of all our hosts, or those made for this one alone before they shared a domain. */
export type PasskeyKind = 'shared' | 'former'

async function signIn(next: string, kind: PasskeyKind, useBrowserAutofill: boolean, onDomain?: (domain: string | undefined) => void): Promise<PasskeySignedIn> {
  const { options } = await inTurn(() => postJson<PasskeyRequestDto>('/api/accounts/passkey/options', { former: kind === 'former' }))
  onDomain?.(options.rpId)
  const credential = await startAuthentication({ optionsJSON: options, useBrowserAutofill })
  return postJson<PasskeySignedIn>('/api/accounts/passkey', { credential, next })
}

interface PasskeySignIn {
  ask: (kind?: PasskeyKind) => void
  busy: boolean
  /** What went wrong and is worth saying. */
  error: unknown
  /** Asks for those of this host alone, once nothing came of the shared ones; null where that was asked, or is the same. */
  askFormer: (() => void) | null
}

/**
 * Signs in by passkey: when asked to, and, where the browser can, by offering passkeys among the e-mail field's suggestions.
 * @param onDone called with where to go
 */
export function usePasskeySignIn(next: string, works: boolean, onDone: (signedIn: PasskeySignedIn) => void): PasskeySignIn {
  const [domain, setDomain] = useState<string>()
  const offer = useMutation({ mutationFn: () => signIn(next, 'shared', true), onSuccess: onDone })
  const ask = useMutation({ mutationFn: (kind: PasskeyKind) => signIn(next, kind, false, setDomain), onSuccess: onDone })
  const { mutate } = offer
  const asked = ask.isPending || ask.isSuccess
  useEffect(() => {
    // A browser answers one question at a time: the one by button stands in for the quiet one, which then comes back.
    if (!works || asked) return
    let left = false
    const begin = async () => {
      if ((await browserSupportsWebAuthnAutofill()) && !left) mutate()
    }
    const timer = setInterval(() => void begin(), renewMs)
    void begin()
    return () => {
      left = true
      clearInterval(timer)
    }
  }, [works, asked, mutate])
  useEffect(() => () => WebAuthnAbortService.cancelCeremony(), [])
  // What the quiet question met on its own is nobody's concern; that the server refused the chosen passkey is.
  const offered = passkeyFault(offer.error) === null && offer.error !== null && 'problem' in offer.error ? offer.error : null
  const told = isSetAside(ask.error) ? null : ask.error
  const hasFormer = ask.isError && domain !== undefined && domain !== window.location.hostname
  return {
    ask: (kind = 'shared') => ask.mutate(kind),
    busy: asked,
    error: told ?? offered,
    askFormer: hasFormer ? () => ask.mutate('former') : null,
  }
}
