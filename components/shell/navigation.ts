import type { MeDto } from '@/lib/accounts/contract'

export interface Destination {
  href: '/' | '/tickets' | '/studio' | '/admin' | '/platform'
  key: 'events' | 'tickets' | 'studio' | 'admin' | 'platform'
}

/** What the menu offers this viewer. The gates decide what opens. */
export function destinations(viewer: MeDto | undefined): readonly Destination[] {
  const signedIn = viewer?.signedIn === true
  return [
    { href: '/' as const, key: 'events' as const },
    ...(signedIn ? [{ href: '/tickets' as const, key: 'tickets' as const }] : []),
    ...(viewer?.places.includes('studio') === true ? [{ href: '/studio' as const, key: 'studio' as const }] : []),
    ...(viewer?.places.includes('admin') === true ? [{ href: '/admin' as const, key: 'admin' as const }] : []),
    ...(viewer?.places.includes('platform') === true ? [{ href: '/platform' as const, key: 'platform' as const }] : []),
  ]
}

/** Whether `path` lies in the destination, so that the menu can mark it. */
export function isWithin(path: string, href: Destination['href']): boolean {
  if (href === '/') return path === '/' || path.startsWith('/events/')
  return path === href || path.startsWith(`${href}/`)
}

export interface AdminPlace {
  href: '/admin' | '/admin/events' | '/admin/people'
  key: 'today' | 'events' | 'people'
}

/** The organiser's places that this member of staff has something to do in. */
export function adminPlaces(viewer: MeDto | undefined): readonly AdminPlace[] {
  if (viewer?.places.includes('admin') !== true) return []
  return [
    { href: '/admin', key: 'today' },
    ...(viewer.places.includes('selling') ? [{ href: '/admin/events' as const, key: 'events' as const }] : []),
    ...(viewer.places.includes('people') ? [{ href: '/admin/people' as const, key: 'people' as const }] : []),
  ]
}

/** Which of the organiser's places a path lies in. */
export function adminPlaceOf(path: string): AdminPlace['href'] {
  if (path.startsWith('/admin/events')) return '/admin/events'
  return path.startsWith('/admin/people') ? '/admin/people' : '/admin'
}
