import type { Actor, MeDto } from './contract'

/** What a browser is told about its own person: a name, a language, and which menus to offer. */
export function describeMe(actor: Actor): MeDto {
  if (actor.kind === 'anonymous') return { signedIn: false, displayName: null, locale: null, places: [] }
  return {
    signedIn: true,
    displayName: actor.displayName,
    locale: actor.locale,
    places: [...(actor.artists.length > 0 ? (['studio'] as const) : []), ...(actor.memberships.length > 0 ? (['admin'] as const) : [])],
  }
}
