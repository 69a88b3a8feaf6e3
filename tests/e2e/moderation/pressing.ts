import { expect } from '@playwright/test'
import type { Locator, Page } from 'playwright-core'
import { word } from '../words'

/** Holds a broadcast back from the day's page, by hand: without a reason nothing happens. Comes back at the press. */
export async function pressCut(page: Page, title: string, reason: string): Promise<void> {
  await openDay(page)
  const asked = await ask(page, word('admin.cutOf', { title }))
  await expect(asked.getByRole('heading', { name: word('admin.cutTitle', { title }) })).toBeVisible()
  await asked.getByRole('button', { name: word('admin.cutConfirm') }).click()
  await expect(asked.getByText(word('admin.reasonMissing', { count: '5' }))).toBeVisible()
  await asked.getByRole('button', { name: word('admin.cutReasons.safety') }).click()
  await expect(asked.getByLabel(word('admin.reason'))).toHaveValue(word('admin.cutReasons.safety'))
  await asked.getByLabel(word('admin.reason')).fill(reason)
  await asked.getByRole('button', { name: word('admin.cutConfirm') }).click()
}

/** Lets it go on, by hand; the dialog says why it was held back. Comes back at the press. */
export async function pressRestore(page: Page, title: string, reason: string): Promise<void> {
  await openDay(page)
  const asked = await ask(page, word('admin.restoreOf', { title }))
  await expect(asked.getByText(reason)).toBeVisible()
  await asked.getByRole('button', { name: word('admin.restoreConfirm') }).click()
}

async function openDay(page: Page): Promise<void> {
  await page.goto(new URL('/admin', page.url()).href)
}

async function ask(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name }).click()
  const asked = page.getByRole('alertdialog')
  await expect(asked).toBeVisible()
  return asked
}
