import { expect } from '@playwright/test'
import type { Page } from 'playwright-core'
import { word } from './words'

export type Quality = 'auto' | 'two' | 'large' | 'small'

/** From the day's list into one broadcast, by hand. */
export async function openBroadcast(page: Page, title: string): Promise<void> {
  await page.goto(new URL('/studio', page.url()).href)
  const card = page.locator('[data-broadcast]').filter({ has: page.getByRole('heading', { name: title }) })
  await card.getByRole('link').click()
  await page.waitForURL(/\/studio\/broadcasts\//)
}

/** Chooses the test camera and goes live with it. */
export async function goLive(page: Page, quality: Quality = 'auto'): Promise<void> {
  await page.getByRole('button', { name: word('studio.testCamera') }).click()
  if (quality !== 'auto') {
    await page.getByRole('combobox', { name: word('studio.quality') }).click()
    await page.getByRole('option', { name: word(`studio.qualities.${quality}`) }).click()
  }
  await page.locator('[data-action="go-live"]').click()
  await untilLive(page)
}

export async function untilLive(page: Page): Promise<void> {
  await expect(page.locator('[data-studio]')).toHaveAttribute('data-state', 'live', { timeout: 30_000 })
}

/** Ends the broadcast for everybody. */
export async function endBroadcast(page: Page): Promise<void> {
  await page.locator('[data-action="end"]').click()
  await page.locator('[data-action="end-for-viewers"]').click()
  await expect(page.locator('[data-studio]')).toHaveAttribute('data-state', 'ended', { timeout: 20_000 })
}

/** What the studio says of itself. */
export async function studioFacts(page: Page): Promise<Record<string, string>> {
  return page.locator('[data-studio]').evaluate((root) => ({ ...(root as HTMLElement).dataset }) as Record<string, string>)
}
