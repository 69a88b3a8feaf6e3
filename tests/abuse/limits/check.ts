import { setTimeout as sleep } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { codeOf } from '../answers'
import { atOnce } from '../at-once'
import { Breaches, type Check } from '../check'
import { allDoors } from '../doors'
import { buyTicket, goLive, planEvening } from '../evening'
import type { Ground } from '../ground'
import { untilLimited } from '../until-limited'
import type { Answer, Ask, Visitor } from '../visitor'

/** A door that is flooded, and somebody honest who comes to the same door meanwhile, from the same address. */
type Scene = { name: string; door: string; attacker: Visitor; honest: Visitor; ask: (visitor: Visitor) => Ask; flood?: Ask }

/** Of the flood once it is refused: many times the limit, and no more than the machine carries beside the honest one. */
const floodAtOnce = 2
const floodPauseMs = 15
/** What the honest one asks in each of the two measures. */
const honestRequests = 5
/** How much longer the honest one may wait, in the middle of the flood. */
const mostRatio = 4
/** Below this many ms nobody notices, whatever the ratio says. */
const unnoticedMs = 25

export const limits: Check = {
  number: 13,
  title: 'limits: 429 with Retry-After, and an honest neighbour is not slowed',

  async run(ground) {
    const breaches = new Breaches()
    const figures: string[] = []
    for (const scene of await scenesOf(ground)) figures.push(`${scene.name} ${await play(scene, breaches)}`)
    await networkOf(ground, breaches)
    for (const door of allDoors()) breaches.expect(door.requests !== null || door.name === 'GET /api/health', () => `${door.name} has no limit`)
    return { figure: `refused after: ${figures.join('; ')}`, breaches: breaches.list }
  },
}

async function scenesOf(ground: Ground): Promise<Scene[]> {
  const evening = await planEvening(ground, `limits-${randomUUID().slice(0, 8)}`, 'hoshino-mitsuki')
  const artist = await ground.signIn('artist', 'artist')
  const onAir = await goLive(ground, artist, evening)
  const neighbours = async (who: string, other: string, host?: 'artist') => {
    const [attacker, honest] = [await ground.signIn(who, host), await ground.signIn(other, host)]
    honest.moveInWith(attacker)
    return { attacker, honest }
  }
  const [fan, fan2] = [await ground.signIn('fan'), await ground.signIn('fan2')]
  const tickets = new Map([['fan', (await buyTicket(fan, evening)).ticketId], ['fan2', (await buyTicket(fan2, evening)).ticketId]])
  const stranger = await withBrowser(ground)
  const other = await withBrowser(ground)
  other.moveInWith(stranger)
  return [
    // Another address each time, as whoever looks for one that is known would.
    { name: 'sign-in', door: 'POST /api/accounts/sign-in', attacker: stranger, honest: other, ask: askToSignIn },
    { name: 'hold', door: 'POST /api/ticketing/orders', ...(await neighbours('fan', 'fan2')), ask: () => ({ method: 'POST', path: '/api/ticketing/orders', body: { eventSlug: evening.slug, ticketTypeSlug: 'live', quantity: 1 } }) },
    { name: 'grant', door: 'POST /api/playback/grants', ...(await neighbours('fan', 'fan2')), ask: ({ who }) => ({ method: 'POST', path: '/api/playback/grants', body: { ticketId: tickets.get(who ?? '') } }) },
    {
      name: 'ingest',
      door: 'PUT /api/ingest/[streamId]/[...path]',
      ...(await neighbours('artist', 'artist', 'artist')),
      ask: () => ({ method: 'PUT', path: `/api/ingest/${onAir.streamId}/v0/index.m3u8`, body: '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n', headers: { 'akushu-run': String(onAir.run) } }),
      // A limit of many segments takes long to reach with what is costly to refuse.
      flood: { method: 'PUT', path: `/api/ingest/${onAir.streamId}/v0/index.m3u8`, body: 'x' },
    },
  ]
}

const askToSignIn = (): Ask => ({ method: 'POST', path: '/api/accounts/sign-in', body: { email: `limits-${randomUUID()}@demo.example` } })

/** A browser that was here before, and is known by its cookie. */
async function withBrowser(ground: Ground): Promise<Visitor> {
  const visitor = ground.stranger()
  await visitor.ask(askToSignIn())
  if (!visitor.cookies.includes('akushu-browser')) throw new Error('asking to sign in did not make the browser known')
  return visitor
}

async function play({ name, door, attacker, honest, ask, flood }: Scene, breaches: Breaches): Promise<string> {
  const limit = allDoors().find((one) => one.name === door)?.requests
  if (!limit) {
    breaches.add(`${name} has no limit`)
    return 'nothing'
  }
  // Both measures together stay below the honest one's own limit.
  const times = Math.min(honestRequests, Math.floor((limit - 2) / 2))
  const alone = await measure(honest, ask, times, name, breaches)
  const first = await untilRefused(attacker, () => flood ?? ask(attacker), limit * 3, name, breaches)
  let isOver = false
  const flooding = floodUntil(attacker, () => flood ?? ask(attacker), () => isOver)
  const amid = await measure(honest, ask, times, name, breaches)
  isOver = true
  breaches.expect((await flooding) > 0, () => `${name}: the flood was let through`)
  const ratio = amid / alone
  breaches.expect(ratio <= mostRatio || amid - alone <= unnoticedMs, () => `${name}: an honest neighbour waits ${ratio.toFixed(1)} times as long`)
  return `${first}, neighbour × ${ratio.toFixed(1)}`
}

/** Requests between two looks whether one was refused. */
const limitStep = 24

/** @returns after how many requests the first refusal came */
async function untilRefused(attacker: Visitor, ask: () => Ask, most: number, name: string, breaches: Breaches): Promise<number> {
  let asked = 0
  let refusal: Answer | undefined
  while (!refusal && asked < most) {
    const answers = await atOnce(Array.from({ length: Math.min(limitStep, most - asked) }), 12, () => attacker.ask(ask()))
    asked += answers.length
    refusal = answers.find(({ status }) => status === 429)
  }
  if (!refusal) {
    breaches.add(`${name}: no 429 after ${asked} requests`)
    return asked
  }
  const seconds = Number(refusal.headers['retry-after'])
  const [isProblem, isTold] = [codeOf(refusal) === 'too_many_requests', Number.isInteger(seconds) && seconds >= 1 && seconds <= 3_600]
  breaches.expect(isTold, () => `${name}: 429 with Retry-After ${seconds}`)
  breaches.expect(isProblem, () => `${name}: 429 without its problem`)
  return asked
}

/** @returns how many of the flood were refused */
async function floodUntil(attacker: Visitor, ask: () => Ask, isOver: () => boolean): Promise<number> {
  let refusals = 0
  const pour = async () => {
    while (!isOver()) {
      const { status } = await attacker.ask(ask())
      if (status === 429) refusals += 1
      await sleep(floodPauseMs)
    }
  }
  await Promise.all(Array.from({ length: floodAtOnce }, pour))
  return refusals
}

/** @returns the median time of an answer, ms */
async function measure(honest: Visitor, ask: (visitor: Visitor) => Ask, times: number, name: string, breaches: Breaches): Promise<number> {
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now()
    const { status } = await honest.ask(ask(honest))
    took.push(performance.now() - startedAt)
    breaches.expect(status !== 429, () => `${name}: an honest neighbour was refused`)
    await sleep(40)
  }
  return took.toSorted((one, other) => one - other)[Math.floor(took.length / 2)] ?? Number.POSITIVE_INFINITY
}

/** Whoever takes another name each time is stopped at their network, which neither another network nor a session there feels. */
async function networkOf(ground: Ground, breaches: Breaches): Promise<void> {
  const limit = allDoors().find(({ name }) => name === 'POST /api/me/locale')?.requests ?? 30
  const flooder = ground.stranger()
  const fan = await ground.signIn('fan')
  fan.moveInWith(flooder)
  const ask = { method: 'POST', path: '/api/me/locale', body: { locale: 'ja' } }
  const most = limit * 30
  const isMet = await untilLimited(most, () => flooder.ask({ ...ask, headers: { cookie: `__Host-akushu-browser=${randomUUID().replaceAll('-', '').padEnd(43, 'a')}` } }))
  breaches.expect(isMet, () => `${most} browsers of one network were all let in`)
  for (const [who, visitor] of [['a session at the same address', fan], ['a stranger elsewhere', ground.stranger()]] as const) {
    const { status } = await visitor.ask(ask)
    breaches.expect(status < 300, () => `${who} was answered ${status} after a flood of strangers`)
  }
}
