import { expect } from '@playwright/test'
import type { Page } from 'playwright-core'
import { openBroadcast } from '../studio'
import { word } from '../words'
import type { Target } from './ffmpeg'

/** Makes a key by hand on the studio page, and reads what the page shows this once. */
export async function makeKey(page: Page, title: string, label: string): Promise<Target> {
  await openBroadcast(page, title)
  const panel = page.locator('[data-encoder-panel]')
  await panel.getByLabel(word('studio.encoder.label'), { exact: true }).fill(label)
  await panel.locator('[data-action="make-encoder-key"]').click()
  const shown = panel.locator('[data-made-key]')
  await expect(shown).toBeVisible()
  const key = /akushu_encoder_[\w-]{65}/.exec(await shown.innerText())?.[0] ?? ''
  await expect(panel.getByText(/^http:\/\/localhost:\d+\/api\/ingest\/[0-9a-f-]{36}$/)).toBeVisible()
  // Not `localhost`: on some machines that is ::1 first, where nothing listens.
  const url = (await panel.getByText(/^http:\/\/localhost:\d+\/api\/ingest\/[0-9a-f-]{36}$/).innerText()).replace('localhost', '127.0.0.1')
  return { url, key }
}

/** Revokes a key by hand. */
export async function revokeKey(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: word('studio.encoder.revokeNamed', { label }) }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: word('studio.encoder.revokeDo') }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
}
