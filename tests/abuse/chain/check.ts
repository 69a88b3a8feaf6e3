import { Breaches, type Check } from '../check'
import type { Scale } from '../scale'
import { addPerson, openGrant } from '../evening'
import type { Ground } from '../ground'
import { idsInDatabase } from '../identifiers'
import { askGrant, askKey } from '../viewing'
import type { Visitor } from '../visitor'
import { belongingsOf, grantsOf, playableBy, slugsInDatabase, slugsOf } from './belongings'
import { setScene, type Cast, type Seat } from './cast'
import { prizesOf, tryDisguised } from './disguises'
import { provePicture, tryExpired, tryForgeries } from './links'
import { isUuid, walk, type Trail, type WalkOptions } from './walk'

export const chain: Check = {
  number: 3,
  title: 'the chain replayed',

  async run(ground, scale) {
    const breaches = new Breaches()
    const cast = await setScene(ground)
    for (const seat of [cast.live, cast.archive]) await provePicture(ground, cast.entitled, seat, breaches)
    let requests = await tryForgeries(ground, cast, breaches)
    requests += await endedRights(cast, breaches)

    const studio = await studioOf(ground)
    const { outsider, refunded, liveOnly, entitled, live } = cast
    const strangers = [outsider, refunded, liveOnly, await ground.signIn('artist2', 'artist'), await ground.signIn('owner2', 'admin')]
    for (const attacker of scale === 'full' ? strangers : strangers.slice(0, 1)) requests += await tryDisguised(attacker, entitled, prizesOf(live, studio), breaches)

    // Before the walks: a moderator's walk cuts what is on air, as moderators may.
    requests += await tryExpired(ground, cast, breaches)
    const walkers = plannedWalks(ground, cast, scale)
    const found = new Set<string>()
    let heard = 0
    for (const { name, prepare, mustPlay } of walkers) {
      const options = await prepare()
      // What was theirs when they set out was theirs, though the walk itself may have given it up.
      const before = await thingsOf(ground, options.visitor)
      const known = await nameable(ground)
      const trail = await walk(ground, { ...options, isForeign: (value) => known.has(value) && !before.own.has(value) })
      await judge(ground, name, [before, await thingsOf(ground, options.visitor)], trail, breaches)
      if (mustPlay && (trail.keys.length === 0 || trail.served.length === 0)) throw new Error(`${name} found neither key nor segment of their own`)
      requests += trail.requests
      heard += trail.heard
      for (const value of trail.found) found.add(value)
    }
    if (heard === 0) throw new Error('no event stream has said anything')
    return {
      figure: `${walkers.length} walks and their disguises: ${requests} requests, ${found.size} ids, slugs and paths followed to the end, ${heard} events heard`,
      breaches: breaches.list,
    }
  },
}

/** Rights that were: the link may still be good for its minute, but no key and no new link is given for it. */
async function endedRights({ refunded, given, liveOnly, before }: Cast, breaches: Breaches): Promise<number> {
  let requests = 0
  for (const [name, fan, { ticketId, grant, playable }] of [['a refunded fan', refunded, given], ['a fan of the live picture only', liveOnly, before]] as const) {
    const answers = [
      await askGrant(fan, { ticketId }),
      await fan.ask({ method: 'POST', path: `/api/playback/grants/${grant.grantId}/renewals`, body: {} }),
      ...(await Promise.all(playable.keys.map((key) => askKey(fan, key.contentId, key.epoch, grant.grantId)))),
    ]
    requests += answers.length
    for (const { status } of answers) breaches.expect(status >= 400, () => `${name} was given a grant, a renewal or a key: ${status}`)
  }
  return requests
}

async function studioOf({ db }: Ground) {
  const event = await db.event.findUniqueOrThrow({ where: { slug: 'chain-live' }, select: { broadcasts: { select: { id: true } } } })
  const broadcastId = event.broadcasts[0]?.id ?? ''
  const stream = await db.stream.findUniqueOrThrow({ where: { broadcastId }, select: { id: true } })
  return { broadcastId, streamId: stream.id, slug: 'chain-live' }
}

type PlannedWalk = { name: string; prepare: () => Promise<Omit<WalkOptions, 'isForeign'>>; mustPlay?: boolean }

/** From what is public, from what one fan holds, and, as no id is an authority, from every id there is. */
function plannedWalks(ground: Ground, cast: Cast, scale: Scale): PlannedWalk[] {
  const { outsider, refunded, given, liveOnly, before, entitled, live, archive } = cast
  const holds = ({ ticketId, orderId, paymentId, grant }: Seat) => [ticketId, orderId, paymentId, grant.grantId, grant.contentId]
  const handed = (name: string, visitor: Visitor | Promise<Visitor>): PlannedWalk => ({
    name: `${name} with every id`,
    prepare: async () => ({ visitor: await visitor, ...(await allObjects(ground, scale, (await visitor).who)), withoutPages: true }),
  })
  // A grant is opened right before the walk: it shall be good while it is walked.
  const watching = async () => {
    const grants = [await openGrant(entitled, live.ticketId), await openGrant(entitled, archive.ticketId)]
    return { visitor: entitled, start: [...grants.map((grant) => grant.grantId), ...holds(live), ...holds(archive)] }
  }
  return [
    { name: 'a stranger, from what is public', prepare: async () => ({ visitor: ground.stranger(), start: [] }) },
    { name: 'a refunded fan', prepare: async () => ({ visitor: refunded, start: holds(given) }) },
    { name: 'the entitled fan', prepare: watching, mustPlay: true },
    handed('a stranger', ground.stranger()),
    handed('a fan, artist and owner of elsewhere', everybodyElse(ground)),
    ...(scale === 'full'
      ? [
          { name: 'a fan without a ticket', prepare: async () => ({ visitor: outsider, start: [] }) },
          { name: 'a fan of the live picture only', prepare: async () => ({ visitor: liveOnly, start: holds(before) }) },
          handed('a fan', outsider),
          handed('another artist', ground.signIn('artist2', 'artist')),
          handed('another owner', ground.signIn('owner2', 'admin')),
          handed('a moderator', ground.signIn('moderator', 'admin')),
        ]
      : []),
  ]
}

/** Somebody who passes every gate, and to whom nothing of this organisation belongs. */
async function everybodyElse(ground: Ground): Promise<Visitor> {
  const personId = await addPerson(ground, 'chain-everybody-else')
  const { id, organisationId } = await ground.db.artistProfile.findUniqueOrThrow({ where: { slug: 'aoi-haru' } })
  await ground.db.artistMember.create({ data: { artistProfileId: id, personId, role: 'artist' } })
  await ground.db.membership.create({ data: { organisationId, personId, role: 'owner' } })
  return ground.signIn('chain-everybody-else', 'admin')
}

/** No object, and of no use to anybody: rows that only tell what happened. */
const records = /^(?:ledger|outbox|idempotency|payment_notice)/

/**
 * Slugs, the walker's own first, so that they stand beside what is foreign; and ids of all kinds: of each column that holds
 * some, the latest grants, tickets and contents among them.
 */
async function allObjects(ground: Ground, scale: Scale, who: string | null): Promise<{ start: string[]; grants: string[]; contents: string[] }> {
  const { owner, db } = ground
  const most = scale === 'full' ? 8 : 1
  const slugs = new Set([...(await slugsOf(ground, who)).slice(0, most + 4), ...someOfEach(await slugsInDatabase(ground), most + 2)])
  const places = new Map<string, string[]>()
  for (const [id, place] of await idsInDatabase(owner)) {
    if (!records.test(place)) places.set(place, [...(places.get(place) ?? []), id])
  }
  const newest = { orderBy: { createdAt: 'desc' }, select: { id: true } } as const
  const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id)
  const grants = idsOf(await db.grant.findMany({ ...newest, take: most + 4 }))
  const contents = idsOf(await db.content.findMany({ ...newest, take: most + 2 }))
  const tickets = idsOf(await db.ticket.findMany({ orderBy: { issuedAt: 'desc' }, take: most + 2, select: { id: true } }))
  const streams = await db.stream.findMany({ where: { contentId: { in: contents } }, select: { id: true, broadcastId: true } })
  const some = [...places.values()].flatMap((ids) => ids.slice(0, most))
  return { start: [...slugs, ...grants, ...contents, ...tickets, ...streams.flatMap(({ id, broadcastId }) => [id, broadcastId]), ...some], grants, contents }
}

/** So many of each place, the last ones. */
function someOfEach(places: ReadonlyMap<string, string>, most: number): string[] {
  return [...new Set(places.values())].flatMap((place) => [...places].filter(([, where]) => where === place).slice(-most).map(([value]) => value))
}

/** Everything that can be named: ids, and slugs of what staff keep. */
async function nameable(ground: Ground): Promise<Map<string, string>> {
  return new Map([...(await slugsInDatabase(ground)), ...(await idsInDatabase(ground.owner))])
}

type Things = { own: Set<string>; playable: Set<string>; grants: Set<string> }

async function thingsOf(ground: Ground, { who }: Visitor): Promise<Things> {
  return { own: new Set([...(await belongingsOf(ground, who)), ...(await slugsOf(ground, who))]), playable: await playableBy(ground, who), grants: await grantsOf(ground, who) }
}

/** Compares what a walk met with what its walker may have. */
async function judge(ground: Ground, name: string, things: readonly Things[], trail: Trail, breaches: Breaches): Promise<void> {
  const all = (what: keyof Things) => new Set(things.flatMap((each) => [...each[what]]))
  const [own, playable, grants, known] = [all('own'), all('playable'), all('grants'), await nameable(ground)]
  const isForeign = (id: string) => known.has(id) && !own.has(id)
  const isOwn = ({ contentId, grantId }: { contentId: string; grantId: string }) => playable.has(contentId) && grants.has(grantId)
  for (const key of trail.keys) breaches.expect(isOwn(key), () => `${name} was given a key: ${key.label}`)
  for (const link of trail.links) breaches.expect(isOwn(link), () => `${name} was given a link: ${link.label}`)
  for (const object of trail.served) {
    breaches.expect(isOwn(object), () => `${name} was served: ${object.label}`)
    breaches.expect(!object.plain, () => `${name} was served media that is not sealed: ${object.label}`)
  }
  for (const label of trail.plain) breaches.add(`${name} was given media in the clear: ${label}`)
  for (const [id, label] of trail.told) breaches.expect(!isForeign(id), () => `${name} was told ${known.get(id)}: ${label}`)
  for (const { label, used } of trail.obeyed) {
    // What is announced is everybody's by its slug; behind a desk it is the staff's.
    const isDesk = /^\w+ \/api\/(?:admin|platform|streaming)\//.test(label)
    const judged = used.filter((value) => (isUuid.test(value) ? !label.includes('search=') : isDesk))
    breaches.expect(!judged.some(isForeign), () => `${name} was obeyed: ${label}`)
  }
}
