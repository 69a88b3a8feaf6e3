import { expect } from '@playwright/test'
import type { Locator, Page } from 'playwright-core'
import { word } from '../words'

/** An event as an organiser types it; both languages where a text has two. */
export type Wanted = { title: { ja: string; en: string }; date: string; from: string; to: string }

/** A field of two texts: its Japanese and its English input. */
function wordsIn(place: Page | Locator, label: string) {
  const input = (language: 'ja' | 'en') => place.getByRole('textbox', { name: `${label} ${word(`form.languages.${language}`)}`, exact: true })
  return { ja: input('ja'), en: input('en') }
}

export async function typeWords(place: Page | Locator, label: string, text: { ja: string; en: string }): Promise<void> {
  const inputs = wordsIn(place, label)
  await inputs.ja.fill(text.ja)
  await inputs.en.fill(text.en)
}

/** The start or the end of a span on the event's clocks. */
export async function typeMoment(place: Page | Locator, label: string, side: 'starts' | 'ends', date: string, time: string): Promise<void> {
  const name = `${label} ${word(`form.${side}`)}`
  await place.getByLabel(word('form.dateOf', { label: name }), { exact: true }).fill(date)
  await place.getByLabel(word('form.timeOf', { label: name }), { exact: true }).fill(time)
}

/** Makes a draft from the list of events, as somebody does who does it for the first time. @returns its slug */
export async function makeDraft(page: Page, wanted: Wanted): Promise<string> {
  await page.goto(new URL('/admin/events', page.url()).href)
  await page.getByRole('link', { name: word('organiser.newEvent') }).click()
  await page.waitForURL(/\/admin\/events\/new$/)
  await typeWords(page, word('organiser.title'), wanted.title)
  await typeMoment(page, word('organiser.when'), 'starts', wanted.date, wanted.from)
  await typeMoment(page, word('organiser.when'), 'ends', wanted.date, wanted.to)
  await page.getByRole('button', { name: word('organiser.create') }).click()
  await page.waitForURL(/\/admin\/events\/(?!new$)[^/]+$/)
  await expect(page.getByRole('heading', { name: wanted.title.ja })).toBeVisible()
  return page.url().split('/').at(-1) ?? ''
}

export type SectionName = 'basics' | 'artists' | 'cover' | 'programme' | 'broadcasts' | 'tickets' | 'rules' | 'publish'

/** Opens a part of the plan by its name in the menu. */
export async function openPart(page: Page, name: SectionName): Promise<Locator> {
  await page.getByRole('navigation', { name: word('organiser.parts') }).getByRole('link', { name: word(`organiser.sections.${name}`) }).click()
  const part = page.locator(`section#${name}`)
  await expect(part).toBeVisible()
  return part
}

/** Presses save in a part and waits until it is saved. */
export async function savePart(part: Locator): Promise<void> {
  await part.getByRole('button', { name: word('form.save') }).click()
  await expect(part.getByText(word('form.saved'), { exact: true })).toBeVisible()
}

/** A broadcast with the offered title, hours and archive; one kind of ticket for all of it. */
export async function addBroadcast(page: Page): Promise<void> {
  const part = await openPart(page, 'broadcasts')
  await part.getByRole('button', { name: word('organiser.newBroadcast') }).click()
  await part.getByRole('button', { name: word('organiser.addBroadcast') }).click()
  await expect(part.getByRole('button', { name: word('organiser.edit') }).first()).toBeVisible()
}

export async function addTicketType(page: Page, type: { name: { ja: string; en: string }; price: string; quantity: string }): Promise<void> {
  const part = await openPart(page, 'tickets')
  await part.getByRole('button', { name: word('organiser.newType') }).click()
  await typeWords(part, word('organiser.typeName'), type.name)
  await part.getByLabel(word('organiser.price')).fill(type.price)
  await part.getByLabel(word('organiser.quantity')).fill(type.quantity)
  await part.getByRole('button', { name: word('organiser.addType') }).click()
  await expect(part.getByRole('heading', { name: type.name.ja })).toBeVisible()
}

/** What the tests' people need of an event that can be bought: everything the checklist asks. */
export async function fillDraft(page: Page, artist: string): Promise<void> {
  const basics = await openPart(page, 'basics')
  await typeWords(basics, word('organiser.description'), { ja: '春の夜の、ひとときのライブです。', en: 'One evening in spring.' })
  await savePart(basics)
  const artists = await openPart(page, 'artists')
  await artists.getByRole('button', { name: word('organiser.add', { name: artist }) }).click()
  await savePart(artists)
  await addBroadcast(page)
  await addTicketType(page, { name: { ja: '視聴券', en: 'Seat' }, price: '３,３００', quantity: '50' })
  const rules = await openPart(page, 'rules')
  await rules.getByRole('button', { name: word('organiser.rulesSample') }).click()
  await savePart(rules)
}

/** Publishes a draft that is ready. */
export async function publish(page: Page): Promise<void> {
  const part = await openPart(page, 'publish')
  await expect(part.getByText(word('organiser.nothingMissing'))).toBeVisible()
  await part.getByRole('button', { name: word('organiser.publish') }).click()
  const asked = page.getByRole('alertdialog')
  await asked.getByRole('button', { name: word('organiser.publish') }).click()
  await expect(asked).toBeHidden()
  await expect(part.getByRole('link', { name: word('organiser.openPublic') })).toBeVisible()
}
