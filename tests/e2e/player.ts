import { expect } from '@playwright/test'
import type { Locator, Page } from 'playwright-core'
import { word } from './words'

/** The player, also while a dialog in front hides it from the accessibility tree. */
export function player(page: Page): Locator {
  return page.locator('section[data-state]').and(page.getByLabel(word('watch.player')))
}

/** What the player says of itself: `state`, `stalls`, `latencyMs`, `bufferMs`, `hitches`, `rendition`, `firstPictureMs`. */
export async function playerFacts(page: Page): Promise<Record<string, string>> {
  return player(page).evaluate((root) => ({ ...(root as HTMLElement).dataset }) as Record<string, string>)
}

/** Waits for a state of the player. */
export async function untilPlayer(page: Page, state: string | RegExp, timeout = 20_000): Promise<void> {
  await expect(player(page)).toHaveAttribute('data-state', state, { timeout })
}

/** Presses the play button and waits until a picture moves. */
export async function play(page: Page, state: 'live' | 'archive' = 'live'): Promise<void> {
  await page.locator('[data-play]').click()
  await untilPlayer(page, state)
  await untilMoving(page)
}

/** Waits until the picture moves on. */
export async function untilMoving(page: Page, timeout = 20_000): Promise<void> {
  const from = await position(page)
  await expect.poll(() => position(page), { timeout }).toBeGreaterThan(from + 0.3)
}

/** Where the picture is, s. */
export async function position(page: Page): Promise<number> {
  return page.locator('video').evaluate((video) => (video as HTMLVideoElement).currentTime)
}
