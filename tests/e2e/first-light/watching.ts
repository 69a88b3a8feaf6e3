import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { longestStandstill, takeSightings, type Sighting } from '../picture-clock'
import { playerFacts } from '../player'
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
  /** ms */
  standstill: number
}

/** Begins to note what a visitor's player does; the returned function ends it and says what was seen. */
export async function beginWatching(visitor: Visitor): Promise<() => Promise<Watched>> {
  const { page, traffic } = visitor
  const edgeBefore = traffic.edge().length
  const renewalsBefore = traffic.renewals().length
  const epochsBefore = traffic.epochsGiven().length
  const stallsBefore = Number((await playerFacts(page)).stalls)
  await takeSightings(page)
  return async () => {
    const sightings = await takeSightings(page)
    return {
      sightings,
      edge: traffic.edge().slice(edgeBefore),
      renewals: traffic.renewals().length - renewalsBefore,
      epochs: traffic.epochsGiven().slice(epochsBefore),
      stalls: Number((await playerFacts(page)).stalls) - stallsBefore,
      standstill: longestStandstill(sightings),
    }
  }
}

/** Watches for a while and then says what was seen. @param forMs how long */
export async function watchFor(visitor: Visitor, forMs: number): Promise<Watched> {
  const end = await beginWatching(visitor)
  await sleep(forMs)
  return end()
}

/** No request refused, no wait counted, and a clock in the picture that went on all the time. */
export function expectUnbroken(watched: Watched, forMs: number): void {
  expect(watched.edge.filter(({ status }) => status >= 400)).toEqual([])
  expect(watched.stalls).toBe(0)
  expect(watched.standstill).toBeLessThan(2_000)
  const [first, last] = [watched.sightings[0], watched.sightings.at(-1)]
  expect((last?.takenAt ?? 0) - (first?.takenAt ?? 0)).toBeGreaterThan(forMs - 3_000)
}
