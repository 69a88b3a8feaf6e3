import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { portsFrom } from '@/processes/ports'
import { startStack, type Stack } from '@/processes/stack'
import { delayAt, longestStandstill, startPictureClock, takeSightings } from '@/tests/e2e/picture-clock'
import { play, playerFacts } from '@/tests/e2e/player'
import { ticketFor } from '@/tests/e2e/shop'
import { goLive, openBroadcast, studioFacts } from '@/tests/e2e/studio'
import { visit, type Visitor } from '@/tests/e2e/visitor'
import { firstPicture } from './first-picture'
import { median } from './result'

/** After the click, before anything counts: the player finds its distance and the encoder its rung. ms */
const warmUpMs = 15_000
const measuredMs = 60_000
const tries = 9

/** What the scenario gives to be held against its budget. */
export type Measured = { values: Record<string, number>; detail: Record<string, unknown> }

/**
 * A broadcast as the demo makes it: sealed, through the edge, an artist in one Chromium with the test camera, a fan in
 * another who reads the camera's clock back from the picture.
 * @param say one line about what goes on
 */
export async function live(say: (line: string) => void): Promise<Measured> {
  const [loadBefore = 0] = loadavg()
  // More than this on two cores, and the figures are of the other work as well.
  if (loadBefore > 1.5) say(`The machine is busy (load ${loadBefore.toFixed(2)}): these figures are not to be quoted.`)
  say('Starting the stack.')
  const stack = await startStack({ stateDir: '.test/bench-stack', ports: portsFrom(3200), build: 'production', isFresh: true })
  const visitors: Visitor[] = []
  const enter = async (...who: Parameters<typeof visit> extends [unknown, ...infer Rest] ? Rest : never) => {
    const visitor = await visit(stack, ...who)
    visitors.push(visitor)
    return visitor
  }
  try {
    const artist = await enter('artist')
    await openBroadcast(artist.page, '月夜のアコースティックライブ')
    await goLive(artist.page)
    const fan = await enter('fan')
    const ticket = await ticketFor(fan.page, { eventSlug: 'moonlight-acoustic', ticketTypeSlug: 'live-archive' })
    const watch = `${fan.home}/watch/${ticket.id}`
    say(`Measuring ${measuredMs / 1000} s of live, after ${warmUpMs / 1000} s of warm-up.`)
    const seen = await watchLive(fan, watch)
    const studio = await studioFacts(artist.page)
    await fan.close()
    say(`Measuring the first picture, ${tries} fresh tries.`)
    const firsts = await firstPictures(stack, watch)
    return {
      values: { ...seen.values, first_picture_p50_ms: median(firsts) },
      detail: { load_before: loadBefore, ...seen.detail, first_pictures_ms: firsts, studio },
    }
  } finally {
    await Promise.all(visitors.map((visitor) => visitor.close()))
    await stack.stop()
  }
}

async function watchLive({ page }: Visitor, watch: string): Promise<Measured> {
  await page.goto(watch)
  await play(page)
  await startPictureClock(page)
  await sleep(warmUpMs)
  const stallsBefore = Number((await playerFacts(page)).stalls)
  await takeSightings(page)
  await sleep(measuredMs)
  const sightings = await takeSightings(page)
  const player = await playerFacts(page)
  return {
    values: {
      camera_to_screen_p50_ms: delayAt(sightings, 0.5),
      camera_to_screen_p95_ms: delayAt(sightings, 0.95),
      stalls: Number(player.stalls) - stallsBefore,
    },
    detail: {
      sightings: sightings.length,
      camera_to_screen_p5_ms: delayAt(sightings, 0.05),
      camera_to_screen_max_ms: delayAt(sightings, 1),
      longest_standstill_ms: longestStandstill(sightings),
      stalls_while_warming_up: stallsBefore,
      player,
    },
  }
}

/** Each try in a window of its own, with nothing in its cache. */
async function firstPictures(stack: Stack, watch: string): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < tries; count += 1) {
    const fan = await visit(stack, 'fan')
    times.push(await firstPicture(fan.page, watch))
    await fan.close()
  }
  return times
}
