import { setTimeout as sleep } from 'node:timers/promises'
import { atOnce, worst } from '../at-once'
import { Breaches, type Check } from '../check'
import { askEdge, isMedia } from '../edge'
import { addPerson, buyTicket, goLive, planEvening, type Evening, type GrantAnswer } from '../evening'
import type { Ground } from '../ground'
import { askGrant, askKey, askRenewal, readPlayable, type Playable } from '../viewing'
import type { Answer, Visitor } from '../visitor'

const ways = ['refunded', 'refunded while renewing', 'refunded without the worker', 'revoked'] as const
type Way = (typeof ways)[number]

/** A fan who watches, and all that they hold when their right ends. */
type Viewer = { way: Way; fan: Visitor; ticketId: string; grant: GrantAnswer; playable: Playable; queries: string[] }

const pollEveryMs = 250

export const refund: Check = {
  number: 11,
  title: 'refund and revocation stop playback',

  async run(ground, scale) {
    const breaches = new Breaches()
    const each = scale === 'full' ? 5 : 2
    const evening = await planEvening(ground, 'refund-night', 'hoshino-mitsuki')
    const onAir = await goLive(ground, await ground.signIn('artist', 'artist'), evening)
    await onAir.push(6)
    const manager = await ground.signIn('manager', 'admin')
    const places = Array.from({ length: each * ways.length }, (_, index) => ({ way: ways[index % ways.length] ?? 'refunded', who: `refund-${index}` }))
    const viewers = await atOnce(places, 4, ({ way, who }) => settleDown(ground, evening, way, who))
    const [without, others] = [viewers.filter(({ way }) => way === 'refunded without the worker'), viewers.filter(({ way }) => way !== 'refunded without the worker')]
    const probe = (viewer: Viewer) => endAndProbe(ground, manager, viewer, breaches)
    const watch = (ended: readonly Ended[]) => Promise.all(ended.map((viewer) => watchTheEdge(ground, viewer, breaches)))
    const watching = watch(await Promise.all(others.map(probe)))
    const servedForMs = [await watch(await withoutWorker(ground, () => Promise.all(without.map(probe)))), await watching].flat()
    return {
      figure: `${viewers.length} viewers: no grant, renewal or key from the next request on; segments until ${worst(servedForMs)} ms after, allowed ${ground.grantMs} ms`,
      breaches: breaches.list,
    }
  },
}

async function settleDown(ground: Ground, evening: Evening, way: Way, who: string): Promise<Viewer> {
  await addPerson(ground, who)
  const fan = await ground.signIn(who)
  const { ticketId } = await buyTicket(fan, evening)
  const opened = await askGrant(fan, { ticketId }, { 'idempotency-key': 'the-first-grant' })
  const grant = JSON.parse(opened.text) as GrantAnswer
  const playable = await readPlayable(ground, grant)
  const key = playable.keys.at(-1)
  if (!key || (await askKey(fan, key.contentId, key.epoch, grant.grantId)).status !== 200) throw new Error('a viewer gets no key')
  // Renewed at the last moment: the worst case for the time that a link is left.
  const renewed = await askRenewal(fan, grant.grantId, { 'idempotency-key': 'the-first-renewal' })
  const { query } = JSON.parse(renewed.text) as GrantAnswer
  return { way, fan, ticketId, grant, playable, queries: [grant.query, query] }
}

type Ended = Viewer & { endedAt: number }

/**
 * Nothing that a refund owes is carried out meanwhile: a killed worker comes back, so it is killed again before it can.
 * Throws when it was quicker.
 */
async function withoutWorker({ db, stack }: Ground, end: () => Promise<Ended[]>): Promise<Ended[]> {
  stack.kill('worker')
  const again = setInterval(() => stack.kill('worker'), 100)
  try {
    const ended = await end()
    const owed = { OR: ended.map(({ ticketId }) => ({ payload: { path: ['ticketId'], equals: ticketId } })), topic: 'ticket.ended', dispatchedAt: null }
    if ((await db.outbox.count({ where: owed })) < ended.length) throw new Error('the worker carried out a refund that was to be tried without it')
    return ended
  } finally {
    clearInterval(again)
  }
}

/** Ends the right and tries everything at once. */
async function endAndProbe(ground: Ground, manager: Visitor, viewer: Viewer, breaches: Breaches): Promise<Ended> {
  const { fan, grant, ticketId, way, playable, queries } = viewer
  const racing = way === 'refunded while renewing' ? renewBusily(viewer) : null
  await endRight(ground, manager, viewer)
  const endedAt = performance.now()
  const next: [string, Promise<Answer>][] = [
    ['a renewal', askRenewal(fan, grant.grantId)],
    ['a renewal asked again under its key', askRenewal(fan, grant.grantId, { 'idempotency-key': 'the-first-renewal' })],
    ['a grant', askGrant(fan, { ticketId })],
    ['a grant asked again under its key', askGrant(fan, { ticketId }, { 'idempotency-key': 'the-first-grant' })],
    ['a grant by content', askGrant(fan, { contentId: grant.contentId })],
    ...playable.keys.map((key): [string, Promise<Answer>] => ['a key', askKey(fan, key.contentId, key.epoch, grant.grantId)]),
  ]
  for (const [what, asked] of next) {
    const { status } = await asked
    breaches.expect(status >= 400 && status < 500, () => `${way}: ${what} was answered ${status}`)
  }
  for (const { query, askedAt } of (await racing) ?? []) {
    queries.push(query)
    breaches.expect(askedAt <= endedAt, () => `${way}: a renewal asked ${Math.round(askedAt - endedAt)} ms later was granted`)
  }
  return { ...viewer, endedAt }
}

/** @returns for how long the edge still served a segment after the end of the right, ms */
async function watchTheEdge(ground: Ground, { endedAt, ...viewer }: Ended, breaches: Breaches): Promise<number> {
  const { way, playable, queries } = viewer
  const lastServedAt = await pollUntilRefused(ground, viewer, endedAt)
  for (const target of [...playable.playlists, ...playable.objects]) {
    const answer = await askEdge(ground, `${target}?${queries.at(-1)}`)
    breaches.expect(!isMedia(answer), () => `${way}: the edge serves ${target.split('/').slice(2).join('/')} after the grant's life`)
  }
  const ms = lastServedAt - endedAt
  breaches.expect(ms <= ground.grantMs, () => `${way}: the edge served ${Math.round(ms)} ms after the end of the right`)
  return ms
}

async function endRight({ db }: Ground, manager: Visitor, { way, ticketId }: Viewer): Promise<void> {
  // No route revokes yet; what it will write is this.
  if (way === 'revoked') return void (await db.ticket.update({ where: { id: ticketId }, data: { state: 'revoked', endedAt: new Date() } }))
  const asked = { method: 'POST', path: `/api/admin/tickets/${ticketId}/refund`, body: { reason: 'asked for it' } }
  await manager.must(asked)
}

/** Renews again and again around the refund: a renewal that slips through its middle would outlive it. */
async function renewBusily({ fan, grant }: Viewer): Promise<{ query: string; askedAt: number }[]> {
  const granted: { query: string; askedAt: number }[] = []
  for (let count = 0; count < 20; count += 1) {
    const askedAt = performance.now()
    const answer = await askRenewal(fan, grant.grantId)
    if (answer.status === 200) granted.push({ query: (JSON.parse(answer.text) as GrantAnswer).query, askedAt })
  }
  return granted
}

/** Asks for a segment with every link the viewer ever had. @returns when one was last served */
async function pollUntilRefused(ground: Ground, { queries, playable }: Viewer, endedAt: number): Promise<number> {
  const segment = playable.objects.at(-1)
  let lastServedAt = endedAt
  const isOver = () => performance.now() > endedAt + ground.grantMs + 4 * pollEveryMs
  while (!isOver()) {
    const askedAt = performance.now()
    const answers = await atOnce(queries.slice(-3), 3, (query) => askEdge(ground, `${segment}?${query}`))
    if (answers.some(isMedia)) lastServedAt = askedAt
    await sleep(pollEveryMs)
  }
  return lastServedAt
}
