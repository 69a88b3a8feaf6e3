import type { MeDto } from '@/lib/accounts/contract'

export interface Destination {
  href: '/' | '/tickets' | '/studio' | '/admin'
  key: 'events' | 'tickets' | 'studio' | 'admin'
}

/** What the menu offers this viewer. The gates decide what opens. */
export function destinations(viewer: MeDto | undefined): readonly Destination[] {
  const signedIn = viewer?.signedIn === true
  return [
    { href: '/' as const, key: 'events' as const },
    ...(signedIn ? [{ href: '/tickets' as const, key: 'tickets' as const }] : []),
    ...(viewer?.places.includes('studio') === true ? [{ href: '/studio' as const, key: 'studio' as const }] : []),
    ...(viewer?.places.includes('admin') === true ? [{ href: '/admin' as const, key: 'admin' as const }] : []),
  ]
}

/** Whether `path` lies in the destination, so that the menu can mark it. */
export function isWithin(path: string, href: Destination['href']): boolean {
  if (href === '/') return path === '/' || path.startsWith('/events/')
  return path === href || path.startsWith(`${href}/`)
}
