import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from '@playwright/test'
import type { Page } from 'playwright-core'
import { longestStandstill, takeSightings, type Sighting } from '../picture-clock'
import { playerFacts, position } from '../player'
import { studioFacts } from '../studio'
import type { Answer } from '../traffic'
import type { Visitor } from '../visitor'

/** What one stretch of watching gave. */
export type Watched = {
  sightings: Sighting[]
  /** Everything the edge answered meanwhile. */
  edge: Answer[]
  renewals: number
  /** Epochs whose keys were given meanwhile, in order. */
  epochs: number[]
  /** Waits of the picture that the player counted meanwhile. */
  stalls: number
  /** The longest time for which the clock in the picture stood still, ms. */
  standstill: number
  /** A line about the player every few seconds, for whoever must find out why a test failed. */
  story: string[]
}

const lineEveryMs = 5_000

/**
 * Begins to note what a visitor's player does; the returned function ends it and says what was seen.
 * @param studio the page that sends, whose own words go into the story
 */
export async function beginWatching(visitor: Visitor, studio?: Page): Promise<() => Promise<Watched>> {
  const { page, traffic } = visitor
  const edgeBefore = traffic.edge().length
  const renewalsBefore = traffic.renewals().length
  const epochsBefore = traffic.epochsGiven().length
  const stallsBefore = Number((await playerFacts(page)).stalls)
  await takeSightings(page)
  const sightings: Sighting[] = []
  const story: string[] = []
  const ending = new AbortController()
  const noted = note(visitor, studio, sightings, story, ending.signal)
  return async () => {
    ending.abort()
    await noted
    return {
      sightings,
      edge: traffic.edge().slice(edgeBefore),
      renewals: traffic.renewals().length - renewalsBefore,
      epochs: traffic.epochsGiven().slice(epochsBefore),
      stalls: Number((await playerFacts(page)).stalls) - stallsBefore,
      standstill: longestStandstill(sightings),
      story,
    }
  }
}

async function note({ page }: Visitor, studio: Page | undefined, sightings: Sighting[], story: string[], signal: AbortSignal): Promise<void> {
  const began = Date.now()
  for (;;) {
    const ended = await sleep(lineEveryMs, signal.aborted, { signal }).catch(() => true)
    const seen = await takeSightings(page)
    sightings.push(...seen)
    const newest = seen.at(-1)
    const line = {
      second: Math.round((Date.now() - began) / 1_000),
      at: Math.round((await position(page)) * 10) / 10,
      sightings: seen.length,
      delayMs: newest ? Math.round(newest.shownAt - newest.takenAt) : null,
      ...(await playerFacts(page)),
      ...(studio ? { studio: await studioFacts(studio) } : {}),
    }
    story.push(JSON.stringify(line))
    if (ended) return
  }
}

/**
 * Watches until one stretch of so many ms was without a stall, and says what was seen in it; at the latest after twice
 * that time, whatever was seen. A test machine does other work too: a stretch that was disturbed is begun again, once.
 */
export async function watchUnbroken(visitor: Visitor, forMs: number, studio?: Page): Promise<Watched> {
  const lastBeginning = Date.now() + forMs
  for (;;) {
    const end = await beginWatching(visitor, studio)
    const stalls = async () => (await playerFacts(visitor.page)).stalls
    const before = await stalls()
    const until = Date.now() + forMs
    while (Date.now() < until && (await stalls()) === before) await sleep(1_000)
    const watched = await end()
    if (watched.stalls === 0 || Date.now() > lastBeginning) return watched
  }
}

/** No request refused, no wait counted, and a clock in the picture that went on all the time. */
export function expectUnbroken(watched: Watched, forMs: number): void {
  const story = watched.story.join('\n')
  const [first, last] = [watched.sightings[0], watched.sightings.at(-1)]
  expect(watched.edge.filter(({ status }) => status >= 400), story).toEqual([])
  expect((last?.takenAt ?? 0) - (first?.takenAt ?? 0), story).toBeGreaterThan(forMs - 3_000)
  expect(watched.standstill, story).toBeLessThan(2_000)
  expect(watched.stalls, story).toBe(0)
}
