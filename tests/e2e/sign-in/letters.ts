import { expect } from '@playwright/test'
import type { Page } from 'playwright-core'
import { word } from '../words'

export type Letter = { code: string; link: string }

let written = 0

/** An address that nobody has used yet. */
export function newAddress(name = 'hanako'): string {
  written += 1
  return `${name}.${Date.now().toString(36)}${written}@mail.example`
}

/** Opens the sign-in page and asks for a code, as a person does. */
export async function askForCode(page: Page, place: { home: string; email: string; next?: string }): Promise<void> {
  await page.goto(`${place.home}/signin${place.next ? `?next=${encodeURIComponent(place.next)}` : ''}`)
  await page.getByLabel(word('signIn.email')).fill(place.email)
  await page.getByRole('button', { name: word('signIn.sendCode') }).click()
  await expect(codeField(page)).toBeVisible()
}

export function codeField(page: Page) {
  return page.getByLabel(word('signIn.codeLabel'))
}

/**
 * Reads the demo's letter box by eye, in a tab of its own.
 * @param after how many letters to that address have been read before
 */
export async function readLetter(page: Page, place: { home: string; email: string; after?: number }): Promise<Letter> {
  const box = await page.context().newPage()
  await box.goto(`${place.home}/mailbox`)
  const letters = box.getByRole('article').filter({ hasText: place.email })
  await expect(letters).toHaveCount((place.after ?? 0) + 1, { timeout: 15_000 })
  const newest = letters.first()
  const code = (await newest.locator('[data-code]').first().innerText()).replace(/\D/g, '')
  const link = (await newest.getByRole('link').first().getAttribute('href')) ?? ''
  await box.close()
  return { code, link }
}

/**
 * Signs in by code, and gives a newcomer a name.
 * @param place.after how many letters to that address have been read before
 */
export async function signInByCode(page: Page, place: { home: string; email: string; next?: string; name?: string; after?: number }): Promise<void> {
  await askForCode(page, place)
  const { code } = await readLetter(page, place)
  await codeField(page).fill(code)
  await page.waitForURL((url) => !url.pathname.startsWith('/signin'))
  if (!page.url().includes('/welcome')) return
  await page.getByLabel(word('me.name')).fill(place.name ?? 'はなこ')
  await page.getByRole('button', { name: word('welcome.goOn') }).click()
  await page.waitForURL((url) => url.pathname !== '/welcome')
}

/** Another six digits than these. */
export function otherCode(code: string): string {
  return code.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10))
}
