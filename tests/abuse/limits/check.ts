import { setTimeout as sleep } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { codeOf } from '../answers'
import { atOnce } from '../at-once'
import { Breaches, type Check } from '../check'
import { allDoors } from '../doors'
import { buyTicket, goLive, planEvening } from '../evening'
import type { Ground } from '../ground'
import type { Answer, Ask, Visitor } from '../visitor'

/** A door that is flooded, and somebody honest who comes to the same door meanwhile, from the same address. */
type Scene = { name: string; door: string; attacker: Visitor; honest: Visitor; ask: (visitor: Visitor) => Ask; isAnonymous?: boolean }

/** Requests of the flood per second once it is refused: many times the limit, and few enough for the machine to carry both. */
const floodPerSecond = 100
/** What the honest one asks in each of the two measures. */
const honestRequests = 8
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
    { name: 'sign-in', door: 'POST /api/accounts/sign-in', attacker: stranger, honest: other, isAnonymous: true, ask: (visitor) => ({ method: 'POST', path: '/api/accounts/sign-in', body: { email: visitor === other ? 'fan2@demo.example' : 'fan@demo.example' } }) },
    { name: 'hold', door: 'POST /api/ticketing/orders', ...(await neighbours('fan', 'fan2')), ask: () => ({ method: 'POST', path: '/api/ticketing/orders', body: { eventSlug: evening.slug, ticketTypeSlug: 'live', quantity: 1 } }) },
    { name: 'grant', door: 'POST /api/playback/grants', ...(await neighbours('fan', 'fan2')), ask: ({ who }) => ({ method: 'POST', path: '/api/playback/grants', body: { ticketId: tickets.get(who ?? '') } }) },
    {
      name: 'ingest',
      door: 'PUT /api/ingest/[streamId]/[...path]',
      ...(await neighbours('artist', 'artist', 'artist')),
      ask: () => ({ method: 'PUT', path: `/api/ingest/${onAir.streamId}/v0/index.m3u8`, body: '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n', headers: { 'akushu-run': String(onAir.run) } }),
    },
  ]
}

/** A browser that was here before, and is known by its cookie. */
async function withBrowser(ground: Ground): Promise<Visitor> {
  const visitor = ground.stranger()
  await visitor.ask({ method: 'POST', path: '/api/accounts/sign-in', body: { email: `limits-${randomUUID()}@demo.example` } })
  if (!visitor.cookies.includes('akushu-browser')) throw new Error('asking to sign in did not make the browser known')
  return visitor
}

async function play({ name, door, attacker, honest, ask }: Scene, breaches: Breaches): Promise<string> {
  const limit = allDoors().find((one) => one.name === door)?.requests
  if (!limit) {
    breaches.add(`${name} has no limit`)
    return 'nothing'
  }
  const alone = await measure(honest, ask(honest), Math.min(honestRequests, Math.floor(limit / 2)), name, breaches)
  const first = await untilRefused(attacker, ask(attacker), limit * 2, name, breaches)
  let isOver = false
  const flood = floodUntil(attacker, ask(attacker), () => isOver)
  const amid = await measure(honest, ask(honest), Math.min(honestRequests, Math.floor(limit / 2)), name, breaches)
  isOver = true
  const refusals = await flood
  breaches.expect(refusals > 0, () => `${name}: the flood was let through`)
  const ratio = amid / alone
  breaches.expect(ratio <= mostRatio || amid - alone <= unnoticedMs, () => `${name}: an honest neighbour waits ${ratio.toFixed(1)} times as long`)
  return `${first}, neighbour × ${ratio.toFixed(1)}`
}

/** @returns after how many requests the first refusal came */
async function untilRefused(attacker: Visitor, ask: Ask, most: number, name: string, breaches: Breaches): Promise<number> {
  let asked = 0
  let refusal: Answer | undefined
  while (!refusal && asked < most) {
    const answers = await atOnce(Array.from({ length: Math.min(24, most - asked) }), 8, () => attacker.ask(ask))
    asked += answers.length
    refusal = answers.find(({ status }) => status === 429)
  }
  if (!refusal) {
    breaches.add(`${name}: no 429 after ${asked} requests`)
    return asked
  }
  const { headers } = refusal
  const seconds = Number(headers['retry-after'])
  breaches.expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 3_600, () => `${name}: 429 with Retry-After ${String(headers['retry-after'])}`)
  breaches.expect(codeOf(refusal ?? { text: '' } as Answer) === 'too_many_requests', () => `${name}: 429 without its problem`)
  return asked
}

async function floodUntil(attacker: Visitor, ask: Ask, isOver: () => boolean): Promise<number> {
  const under: Promise<number>[] = []
  while (!isOver()) {
    under.push(attacker.ask(ask).then(({ status }) => (status === 429 ? 1 : 0)))
    await sleep(1_000 / floodPerSecond)
  }
  return (await Promise.all(under)).reduce((sum, one) => sum + one, 0)
}

/** @returns the median time of an answer, ms */
async function measure(honest: Visitor, ask: Ask, times: number, name: string, breaches: Breaches): Promise<number> {
  const took: number[] = []
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now()
    const { status } = await honest.ask(ask)
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
  const names = Array.from({ length: limit * 10 + 30 }, () => `__Host-akushu-browser=${randomUUID().replaceAll('-', '').padEnd(43, 'a')}`)
  const answers = await atOnce(names, 8, (cookie) => flooder.ask({ ...ask, headers: { cookie } }))
  breaches.expect(answers.some(({ status }) => status === 429), () => `${names.length} browsers of one network were all let in`)
  for (const [who, visitor] of [['a session at the same address', fan], ['a stranger elsewhere', ground.stranger()]] as const) {
    const { status } = await visitor.ask(ask)
    breaches.expect(status < 300, () => `${who} was answered ${status} after a flood of strangers`)
  }
}
