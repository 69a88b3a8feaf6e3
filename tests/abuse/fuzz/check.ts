import fc from 'fast-check'
import { faultOf } from '../answers'
import { appRoutes } from '../app-tree'
import { atOnce } from '../at-once'
import { Breaches, type Check } from '../check'
import { allDoors, type Door } from '../doors'
import type { Ground } from '../ground'
import { planEvening } from '../evening'
import { idsInDatabase } from '../identifiers'
import { inTime } from '../in-time'
import { askPatiently } from '../patiently'
import { refuseAgain, type Refused } from '../refuse-again'
import type { HostName, Visitor } from '../visitor'
import { callsOf, type Known } from './arbitrary'

/** A fan, an artist and crew, all roles of a house, both of an evening's staff, and the platform's people. */
const people: readonly [who: string, host: HostName][] = [
  ['fan', 'fan'],
  ['artist', 'artist'],
  ['crew', 'artist'],
  ['owner', 'admin'],
  ['manager', 'admin'],
  ['moderator', 'admin'],
  ['desk', 'admin'],
  ['stage', 'admin'],
  ['support', 'admin'],
  ['privacy', 'admin'],
]
/** Not fuzzed, and why. */
const leftOut: Readonly<Record<string, string>> = {
  'GET /api/me/events': 'an event stream has no end; check 10 listens to it',
  'GET /api/demo/sign-in/[who]': 'every answer is another session; the name is all it takes',
}

export const fuzz: Check = {
  number: 7,
  title: 'every route drawn from its own schema: no fault, no hang, nothing said, nothing changed by a refused call',

  async run(ground, scale) {
    const breaches = new Breaches()
    const doors = allDoors()
    const described = new Set(doors.map(({ name }) => name))
    for (const { method, path } of appRoutes()) {
      breaches.expect(described.has(`${method} ${path}`) || path === '/api/[...path]', () => `${method} ${path} is in no document, so that nobody draws its inputs: UPDATE_OPENAPI=1`)
    }
    const known = await knownOf(ground)
    // After that: whoever may revoke its key or end its broadcast must not know of them.
    const { encoder, streamId } = await newEncoder(ground)
    const visitors = [ground.stranger(), encoder, ...(await atOnce(people, 2, ([who, host]) => ground.signIn(who, host)))]
    const draw: Draw = { known, runs: scale === 'full' ? 30 : 3, refused: [], hung: new Set(), breaches }
    // It has three routes only, and one stream.
    const pushing: Draw = { ...draw, runs: draw.runs * 20, known: { ...known, idsOf: (name) => (name === 'streamId' ? [streamId] : known.idsOf(name)) } }
    let calls = 0
    for (const visitor of visitors) {
      const open = doors.filter(({ name, access }) => !(name in leftOut) && (visitor !== encoder || access.startsWith('ingestor')))
      await atOnce(open, 6, async (door) => {
        const drawn = await drawAt(door, visitor, visitor === encoder ? pushing : draw)
        calls += drawn
      })
    }
    const { refused } = draw
    const again = await refuseAgain(ground, refused, breaches)
    return { figure: `${calls} calls at ${doors.length} routes by ${visitors.length} people, ${again} refused ones asked again between looks at every table`, breaches: breaches.list }
  },
}

/** An encoder with a key of a broadcast of its own: everything it asks for, it asks for with that. */
async function newEncoder(ground: Ground): Promise<{ encoder: Visitor; streamId: string }> {
  const { broadcastId } = await planEvening(ground, 'fuzz-encoder', 'hoshino-mitsuki')
  const artist = await ground.signIn('artist', 'artist')
  const path = `/api/streaming/broadcasts/${broadcastId}/encoder-keys`
  const { key } = await artist.must<{ key: string }>({ method: 'POST', path, body: { label: 'fuzz' } })
  const { id } = await ground.db.stream.findUniqueOrThrow({ where: { broadcastId }, select: { id: true } })
  const encoder = ground.stranger('artist')
  encoder.carry({ authorization: `Bearer ${key}` })
  return { encoder, streamId: id }
}

type Draw = { known: Known; runs: number; refused: Refused[]; hung: Set<string>; breaches: Breaches }

/** Draws inputs for one route. A failing one is made as small as it can be, and told with its seed. */
async function drawAt(door: Door, visitor: Visitor, { known, runs, refused, hung, breaches }: Draw): Promise<number> {
  let calls = 0
  const property = fc.asyncProperty(callsOf(door, known), async (ask) => {
    // What has hung is told as it is: to make it smaller would be to wait again and again.
    if (hung.has(door.name)) return
    calls += 1
    const answer = await inTime(askPatiently(visitor, ask))
    if (answer === null) {
      hung.add(door.name)
      throw new Error('hangs')
    }
    const fault = faultOf(answer)
    if (fault) throw new Error(fault)
    if (answer.status >= 400 && answer.status < 500) refused.push({ visitor, ask, label: door.name })
  })
  const details = await fc.check(property, { numRuns: runs, endOnFailure: false, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true })
  if (details.failed) {
    const cause = details.errorInstance instanceof Error ? details.errorInstance.message : 'failed'
    breaches.add(`${door.name} ${cause}, asked by ${visitor.who ?? 'a stranger'} (seed ${details.seed}): ${JSON.stringify(details.counterexample?.[0]).slice(0, 300)}`)
  }
  return calls
}

/** Whom an owner may remove: the checks that follow need them at their posts. */
const posts = ['membership.id', 'artist_member.id', 'event_staff.id']

/** Some ids of every kind, and some slugs. */
async function knownOf(ground: Ground): Promise<Known> {
  const places = new Map<string, string[]>()
  for (const [id, place] of await idsInDatabase(ground.owner)) {
    if (posts.includes(place)) continue
    const ids = places.get(place) ?? []
    if (ids.length < 3) places.set(place, [...ids, id])
  }
  const bySlug = { select: { slug: true }, take: 10 } as const
  const { event, organisation, artistProfile, ticketType } = ground.db
  const named = await Promise.all([event.findMany(bySlug), organisation.findMany(bySlug), artistProfile.findMany(bySlug), ticketType.findMany({ ...bySlug, distinct: 'slug' })])
  return {
    slugs: named.flat().map(({ slug }) => slug),
    ids: [...places.values()].flat(),
    // `keyId` names rows of `encoder_key`, `ticketId` those of `ticket`.
    idsOf: (name) => {
      const [word] = name.split(/Ids?$/)
      const table = word?.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      return [...places].filter(([place]) => `_${place}`.endsWith(`_${table}.id`)).flatMap(([, ids]) => ids)
    },
  }
}
