import { randomUUID } from 'node:crypto'
import { addPerson, buyTicket, goLive, openGrant, planEvening, type Evening, type OnAir } from '../evening'
import type { Ground } from '../ground'
import { askGrant, askKey, askRenewal, readPlayable } from '../viewing'
import type { Answer, Visitor } from '../visitor'

/** One person from whom something is taken. */
export type Subject = {
  visitor: Visitor
  /** All of them succeed before, none of them may succeed afterwards. */
  requests: [what: string, ask: () => Promise<Answer>][]
  take(): Promise<void>
  /** A session that keeps its rights. */
  untouched?: Visitor
}

export type Story = { name: string; subject(index: number): Promise<Subject> }

type Scene = { ground: Ground; evening: Evening; onAir: OnAir; owner: Visitor }

/** The ways in which a person loses what they had. Where no route does it yet, the row is changed as one will. */
export async function prepareStories(ground: Ground): Promise<Story[]> {
  const evening = await planEvening(ground, 'taken-night', 'hoshino-mitsuki')
  const onAir = await goLive(ground, await ground.signIn('artist', 'artist'), evening)
  const scene: Scene = { ground, evening, onAir, owner: await ground.signIn('owner', 'admin') }
  return [
    { name: 'session ended from another device', subject: (index) => endedElsewhere(scene, `elsewhere-${index}`) },
    { name: 'session deleted', subject: (index) => sessionDeleted(scene, `deleted-${index}`) },
    { name: 'signed out everywhere', subject: (index) => signedOutEverywhere(scene, `everywhere-${index}`) },
    { name: 'fan banned', subject: (index) => banned(scene, `banned-${index}`) },
    { name: 'artist’s crew removed', subject: (index) => crewRemoved(scene, `crew-${index}`) },
    { name: 'membership removed', subject: (index) => membershipRemoved(scene, `member-${index}`) },
    { name: 'manager made moderator', subject: (index) => demoted(scene, `demoted-${index}`) },
  ]
}

/** A fan who is watching: a ticket, a grant and a key. */
async function watchingFan({ ground, evening }: Scene, who: string) {
  const personId = await addPerson(ground, who)
  const fan = await ground.signIn(who)
  const { ticketId, orderId } = await buyTicket(fan, evening)
  const grant = await openGrant(fan, ticketId)
  const key = (await readPlayable(ground, grant)).keys.at(-1)
  if (!key) throw new Error('nothing plays')
  const requests: Subject['requests'] = [
    ['a renewal', () => askRenewal(fan, grant.grantId)],
    ['a key', () => askKey(fan, key.contentId, key.epoch, grant.grantId)],
  ]
  const personal: Subject['requests'] = [
    ['the list of tickets', () => fan.ask({ path: '/api/ticketing/tickets' })],
    ['the watch page’s state', () => fan.ask({ path: `/api/playback/tickets/${ticketId}` })],
    ['an order', () => fan.ask({ path: `/api/ticketing/orders/${orderId}` })],
    ['another event stream', () => briefly(fan)],
  ]
  return { personId, fan, ticketId, orderId, requests, personal }
}

async function endedElsewhere(scene: Scene, who: string): Promise<Subject> {
  const { fan, requests, personal } = await watchingFan(scene, who)
  const other = await scene.ground.signIn(who)
  const { sessions } = await fan.must<{ sessions: { id: string; current: boolean }[] }>({ path: '/api/me/sessions' })
  const sessionId = sessions.find((session) => session.current)?.id
  const take = async () => void (await other.must({ method: 'POST', path: `/api/me/sessions/${sessionId}/end`, body: {} }))
  return { visitor: fan, requests: [...requests, ...personal], take, untouched: other }
}

async function sessionDeleted(scene: Scene, who: string): Promise<Subject> {
  const { fan, requests, personal } = await watchingFan(scene, who)
  const other = await scene.ground.signIn(who)
  const { sessions } = await fan.must<{ sessions: { id: string; current: boolean }[] }>({ path: '/api/me/sessions' })
  const id = sessions.find((session) => session.current)?.id
  const take = async () => void (await scene.ground.db.session.delete({ where: { id } }))
  return { visitor: fan, requests: [...requests, ...personal], take, untouched: other }
}

async function signedOutEverywhere(scene: Scene, who: string): Promise<Subject> {
  const { fan, requests, personal } = await watchingFan(scene, who)
  const other = await scene.ground.signIn(who)
  const take = async () => void (await other.must({ method: 'POST', path: '/api/me/sign-out-everywhere', body: {} }))
  return { visitor: fan, requests: [...requests, ...personal], take }
}

async function banned(scene: Scene, who: string): Promise<Subject> {
  const { fan, orderId, ticketId, requests } = await watchingFan(scene, who)
  const owner = await scene.ground.signIn('owner', 'admin')
  const hold = { eventSlug: scene.evening.slug, ticketTypeSlug: 'live', quantity: 1 }
  return {
    visitor: fan,
    requests: [
      ...requests,
      // Last of those before the ban: a newer grant supersedes the one that is renewed above.
      ['a hold', () => fan.ask({ method: 'POST', path: '/api/ticketing/orders', body: hold })],
    ],
    take: async () => {
      await owner.must({ method: 'POST', path: `/api/admin/orders/${orderId}/ban`, body: { reason: 'was rude in the chat' } })
      const { status } = await askGrant(fan, { ticketId })
      if (status < 400) throw new Error(`a banned fan was given a grant: ${status}`)
    },
  }
}

async function crewRemoved({ ground, evening, onAir }: Scene, who: string): Promise<Subject> {
  const personId = await addPerson(ground, who)
  const { id: artistProfileId } = await ground.db.artistProfile.findUniqueOrThrow({ where: { slug: 'hoshino-mitsuki' } })
  const { id } = await ground.db.artistMember.create({ data: { artistProfileId, personId, role: 'crew' } })
  // Crew of another artist as well, so that the gate alone does not refuse them.
  const { id: otherId } = await ground.db.artistProfile.findUniqueOrThrow({ where: { slug: 'aoi-haru' } })
  await ground.db.artistMember.create({ data: { artistProfileId: otherId, personId, role: 'crew' } })
  const crew = await ground.signIn(who, 'artist')
  const { grantId } = await crew.must<{ grantId: string }>({ method: 'POST', path: '/api/playback/grants', body: { contentId: onAir.contentId } })
  const playlist = '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:1.0,\n0.m4s\n'
  return {
    visitor: crew,
    requests: [
      ['a pushed playlist', () => crew.ask({ method: 'PUT', path: `/api/ingest/${onAir.streamId}/v0/index.m3u8`, body: playlist, headers: { 'akushu-run': String(onAir.run) } })],
      ['a dropped segment', () => crew.ask({ method: 'DELETE', path: `/api/ingest/${onAir.streamId}/v0/0.m4s`, headers: { 'akushu-run': String(onAir.run), 'content-type': 'application/json' } })],
      ['the broadcast', () => crew.ask({ path: `/api/streaming/broadcasts/${evening.broadcastId}` })],
      ['its health', () => crew.ask({ path: `/api/streaming/broadcasts/${evening.broadcastId}/health` })],
      ['a renewal', () => askRenewal(crew, grantId)],
      ['a key', () => askKey(crew, onAir.contentId, 1, grantId)],
    ],
    take: async () => void (await ground.db.artistMember.delete({ where: { id } })),
  }
}

async function member({ ground, evening }: Scene, who: string): Promise<{ id: string; visitor: Visitor; requests: Subject['requests'] }> {
  const personId = await addPerson(ground, who)
  const { id } = await ground.db.membership.create({ data: { organisationId: evening.organisationId, personId, role: 'manager' }, select: { id: true } })
  const visitor = await ground.signIn(who, 'admin')
  return { id, visitor, requests: [['the list of orders', () => visitor.ask({ path: `/api/admin/events/${evening.slug}/orders?search=${randomUUID()}` })]] }
}

async function membershipRemoved(scene: Scene, who: string): Promise<Subject> {
  const { id, visitor, requests } = await member(scene, who)
  requests.push(['the day', () => visitor.ask({ path: '/api/admin/today' })])
  return { visitor, requests, take: async () => void (await scene.ground.db.membership.delete({ where: { id } })) }
}

async function demoted(scene: Scene, who: string): Promise<Subject> {
  const { id, visitor, requests } = await member(scene, who)
  return { visitor, requests, take: async () => void (await scene.ground.db.membership.update({ where: { id }, data: { role: 'moderator' } })) }
}

/** An event stream, left again at once; a refusal is told by its status. */
async function briefly(visitor: Visitor): Promise<Answer> {
  try {
    const stream = await visitor.listen()
    stream.leave()
    return { status: 200, headers: {}, body: Buffer.alloc(0), text: '' }
  } catch (error) {
    const status = Number(/\d{3}$/.exec((error as Error).message)?.[0] ?? 0)
    return { status, headers: {}, body: Buffer.alloc(0), text: '' }
  }
}
