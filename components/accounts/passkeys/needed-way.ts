import type { PasskeysDto } from '@/lib/accounts/contract'
import type { PasskeyKind } from './use-passkey-sign-in'

type Passkeys = Pick<PasskeysDto, 'isShared'> & { passkeys: readonly Pick<PasskeysDto['passkeys'][number], 'host' | 'isHere' | 'isFormer' | 'origin'>[] }

/** How somebody whose role waits for a passkey comes by a session of one, here and now. */
export type NeededWay =
  | { way: 'make' }
  | { way: 'confirm'; kind: PasskeyKind }
  /** All of theirs answer elsewhere: by a new one made there, or, where none can be shared, once the other is removed there. */
  | { way: 'elsewhere' | 'apart'; host: string; origin: string }
  /** All of theirs answer on hosts that are no longer ours. */
  | { way: 'gone'; host: string }

/** The first is made after a proof of the address; whoever has one anywhere is never offered what the server refuses them. */
export function neededWay({ passkeys, isShared }: Passkeys): NeededWay {
  const [first] = passkeys
  if (first === undefined) return { way: 'make' }
  if (passkeys.some(({ isHere, isFormer }) => isHere && !isFormer)) return { way: 'confirm', kind: 'shared' }
  if (passkeys.some(({ isHere }) => isHere)) return { way: 'confirm', kind: 'former' }
  for (const { host, origin } of passkeys) if (origin !== null) return { way: isShared ? 'elsewhere' : 'apart', host, origin }
  return { way: 'gone', host: first.host }
}
