import { randomUUID } from 'node:crypto'
import type { OrganisationRole } from '@/lib/accounts/contract'
import { addPerson } from '../evening'
import { askKey, askRenewal } from '../viewing'
import type { Visitor } from '../visitor'
import type { Requests, Scene, Subject } from './subject'

/** An owner takes it away by the form of the people page; each in a session of their own, for they are many. */
async function byOwner({ ground }: Scene, path: string, body: object = {}): Promise<void> {
  const owner = await ground.signIn('owner', 'admin')
  await owner.must({ method: 'POST', path: `/api/admin/people/${path}`, body })
}

export async function crewRemoved(scene: Scene, who: string): Promise<Subject> {
  const { ground, evening, onAir } = scene
  const personId = await addPerson(ground, who)
  const crewOf = async (slug: string) => {
    const { id: artistProfileId } = await ground.db.artistProfile.findUniqueOrThrow({ where: { slug } })
    return (await ground.db.artistMember.create({ data: { artistProfileId, personId, role: 'crew' } })).id
  }
  const id = await crewOf('hoshino-mitsuki')
  await crewOf('aoi-haru')
  const crew = await ground.signIn(who, 'artist')
  const playlist = '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:1.0,\n0.m4s\n'
  const push = { 'akushu-run': String(onAir.run) }
  return {
    visitor: crew,
    requests: [
      ['a pushed playlist', () => crew.ask({ method: 'PUT', path: `/api/ingest/${onAir.streamId}/v0/index.m3u8`, body: playlist, headers: push })],
      ['a dropped segment', () => crew.ask({ method: 'DELETE', path: `/api/ingest/${onAir.streamId}/v0/0.m4s`, headers: { ...push, 'content-type': 'application/json' } })],
      ['the broadcast', () => crew.ask({ path: `/api/streaming/broadcasts/${evening.broadcastId}` })],
      ['its health', () => crew.ask({ path: `/api/streaming/broadcasts/${evening.broadcastId}/health` })],
      ...(await looking(scene, crew)),
    ],
    take: () => byOwner(scene, `artist-members/${id}/removal`),
  }
}

async function member({ ground, evening }: Scene, who: string, role: OrganisationRole): Promise<{ id: string; visitor: Visitor; requests: Requests }> {
  const personId = await addPerson(ground, who)
  const { id } = await ground.db.membership.create({ data: { organisationId: evening.organisationId, personId, role }, select: { id: true } })
  const visitor = await ground.signIn(who, 'admin')
  return { id, visitor, requests: [orders(evening.slug, visitor)] }
}

export async function membershipRemoved(scene: Scene, who: string): Promise<Subject> {
  const { id, visitor, requests } = await member(scene, who, 'manager')
  requests.push(['the day', () => visitor.ask({ path: '/api/admin/today' })])
  return { visitor, requests, take: () => byOwner(scene, `members/${id}/removal`) }
}

export async function demoted(scene: Scene, who: string): Promise<Subject> {
  const { id, visitor, requests } = await member(scene, who, 'manager')
  return { visitor, requests, take: () => byOwner(scene, `members/${id}/role`, { role: 'moderator' }) }
}

/** A moderator of the one evening, and of another house's. */
async function moderator(scene: Scene, who: string): Promise<{ id: string; visitor: Visitor; requests: Requests }> {
  const { ground, evening, other } = scene
  const personId = await addPerson(ground, who)
  const staff = { personId, role: 'moderator', limitedTo: [], endsAt: new Date(Date.now() + 60 * 60_000) } as const
  const { id } = await ground.db.eventStaff.create({ data: { ...staff, limitedTo: [], eventId: evening.eventId }, select: { id: true } })
  await ground.db.eventStaff.create({ data: { ...staff, limitedTo: [], eventId: other.eventId } })
  const visitor = await ground.signIn(who, 'admin')
  return { id, visitor, requests: await watchingOver(scene, visitor) }
}

export async function staffRemoved(scene: Scene, who: string): Promise<Subject> {
  const { id, visitor, requests } = await moderator(scene, who)
  return { visitor, requests, take: () => byOwner(scene, `event-staff/${id}/removal`) }
}

/** Nobody takes it: the row's own end comes. */
export async function staffOver(scene: Scene, who: string): Promise<Subject> {
  const { id, visitor, requests } = await moderator(scene, who)
  return { visitor, requests, take: async () => void (await scene.ground.db.eventStaff.update({ where: { id }, data: { endsAt: new Date() } })) }
}

/** One of the platform's people, in the house for a reason. */
async function visiting(scene: Scene, who: string): Promise<{ visitId: string; visitor: Visitor; requests: Requests }> {
  const { ground, evening } = scene
  const personId = await addPerson(ground, who)
  await ground.db.platformRole.create({ data: { personId, role: 'support' } })
  const visitor = await ground.signIn(who, 'admin')
  const visit = async (organisationSlug: string) => {
    await visitor.must({ method: 'POST', path: '/api/platform/visits', body: { organisationSlug, reason: 'a fan has asked us for help', minutes: 30 } })
    return (await visitor.must<{ visits: { id: string }[] }>({ path: '/api/platform/visits' })).visits[0]?.id ?? ''
  }
  await visit('aozora')
  const visitId = await visit('hoshizora')
  return { visitId, visitor, requests: [orders(evening.slug, visitor), ...(await watchingOver(scene, visitor))] }
}

export async function visitEnded(scene: Scene, who: string): Promise<Subject> {
  const { visitId, visitor, requests } = await visiting(scene, who)
  return { visitor, requests, take: async () => void (await visitor.must({ method: 'POST', path: `/api/platform/visits/${visitId}/end`, body: {} })) }
}

export async function visitOver(scene: Scene, who: string): Promise<Subject> {
  const { visitId, visitor, requests } = await visiting(scene, who)
  return { visitor, requests, take: async () => void (await scene.ground.db.platformVisit.update({ where: { id: visitId }, data: { expiresAt: new Date() } })) }
}

function orders(slug: string, visitor: Visitor): Requests[number] {
  return ['the list of orders', () => visitor.ask({ path: `/api/admin/events/${slug}/orders?search=${randomUUID()}` })]
}

async function watchingOver(scene: Scene, visitor: Visitor): Promise<Requests> {
  const state: Requests[number] = ['the broadcast', () => visitor.ask({ path: `/api/playback/broadcasts/${scene.evening.broadcastId}` })]
  return [state, ...(await looking(scene, visitor, 'the fans say there is no sound'))]
}

/** Looks at the picture without a ticket, as the artist's side may, and staff who say why. */
async function looking({ onAir }: Scene, visitor: Visitor, reason?: string): Promise<Requests> {
  const body = { contentId: onAir.contentId, ...(reason ? { reason } : {}) }
  const { grantId } = await visitor.must<{ grantId: string }>({ method: 'POST', path: '/api/playback/grants', body })
  return [
    ['a renewal', () => askRenewal(visitor, grantId)],
    ['a key', () => askKey(visitor, onAir.contentId, 1, grantId)],
  ]
}
