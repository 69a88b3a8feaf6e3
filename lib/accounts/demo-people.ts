import type { Ports } from '@/lib/platform/ports'
import { notFound } from '@/lib/platform/problem'
import type { DemoPeopleDto } from './contract'
import { startSession } from './start-session'
import { findDemoPeople } from './store'

/** Where the seed puts its people: an address that can never receive mail (RFC 2606). */
export const demoMailDomain = 'demo.example'

type DemoRole = 'fan' | 'artist' | 'crew' | 'owner' | 'manager' | 'moderator' | 'desk' | 'stage' | 'support' | 'privacy'

const roles: Record<string, { role: DemoRole; host: 'fan' | 'artist' | 'admin'; home: string }> = {
  fan: { role: 'fan', host: 'fan', home: '/' },
  fan2: { role: 'fan', host: 'fan', home: '/' },
  artist: { role: 'artist', host: 'artist', home: '/studio' },
  artist2: { role: 'artist', host: 'artist', home: '/studio' },
  crew: { role: 'crew', host: 'artist', home: '/studio' },
  owner: { role: 'owner', host: 'admin', home: '/admin' },
  manager: { role: 'manager', host: 'admin', home: '/admin' },
  moderator: { role: 'moderator', host: 'admin', home: '/admin' },
  owner2: { role: 'owner', host: 'admin', home: '/admin' },
  desk: { role: 'desk', host: 'admin', home: '/admin' },
  stage: { role: 'stage', host: 'admin', home: '/admin' },
  support: { role: 'support', host: 'admin', home: '/platform' },
  privacy: { role: 'privacy', host: 'admin', home: '/platform' },
}

/** The made-up people of the demo. The gate refuses to ask outside of it. */
export async function listDemoPeople(ports: Ports): Promise<DemoPeopleDto> {
  const people = await findDemoPeople(ports.db, demoMailDomain)
  return {
    people: people.flatMap(({ who, displayName }) => {
      const known = roles[who]
      return known ? [{ who, name: displayName, role: known.role, host: known.host }] : []
    }),
  }
}

/** Signs in as one of them. Throws `not_found` for anybody else. */
export async function signInDemoPerson(
  ports: Ports,
  input: { who: string; userAgent?: string },
): Promise<{ location: string; token: string; locale: string | null }> {
  const person = (await findDemoPeople(ports.db, demoMailDomain)).find(({ who }) => who === input.who)
  if (!person) throw notFound()
  const { token } = await startSession(ports, { personId: person.id, userAgent: input.userAgent ?? null, proof: 'demo' })
  return { location: roles[input.who]?.home ?? '/', token, locale: person.locale }
}
