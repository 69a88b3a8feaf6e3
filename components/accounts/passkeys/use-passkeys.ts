'use client'

import { startRegistration } from '@simplewebauthn/browser'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getJson, postJson } from '@/components/shell/fetch-json'
import type { PasskeyCreationDto, PasskeysDto } from '@/lib/accounts/contract'
import { inTurn } from '../in-turn'

export type Passkey = PasskeysDto['passkeys'][number]

export const passkeysKey = ['passkeys']

/** The person's own passkeys, those of other hosts too. */
export function usePasskeys() {
  return useQuery({
    queryKey: passkeysKey,
    queryFn: ({ signal }) => getJson<PasskeysDto>('/api/me/passkeys', { signal }),
  })
}

async function add(name: string): Promise<void> {
  const { options } = await inTurn(() => postJson<PasskeyCreationDto>('/api/me/passkeys/options'))
  const credential = await startRegistration({ optionsJSON: options })
  await postJson('/api/me/passkeys', { name, credential })
}

/** Makes a passkey on this device, by the name given. The session goes on as one that a passkey has proved. */
export function useAddPasskey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: add,
    // The session is another now, and roles that waited for it have arrived. Not waited for: with the answer what asked for the
    // passkey leaves the page, and would no longer lead on.
    onSuccess: () => {
      for (const queryKey of [passkeysKey, ['me'], ['sessions']]) void client.invalidateQueries({ queryKey })
    },
  })
}
