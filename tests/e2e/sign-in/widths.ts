import type { Page } from 'playwright-core'
import { faults } from '../looking'

/** The two windows every page must suit, CSS pixels. */
const windows = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
]

/** `faults` of the page as it stands, on a desk and on a phone; each begins with `name` and the width. */
export async function faultsAtAnyWidth(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  for (const window of windows) {
    await page.setViewportSize(window)
    found.push(...(await faults(page)).map((fault) => `${name} ${window.width} px: ${fault}`))
  }
  return found
}
