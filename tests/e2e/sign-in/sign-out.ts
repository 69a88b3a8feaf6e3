import type { Page } from 'playwright-core'
import { post } from '../shop'

/** Signs out from a page that asks for nothing of one's own: what is still under way elsewhere would be refused. */
export async function signOut(page: Page, home: string): Promise<void> {
  await page.goto(`${home}/mailbox`)
  await post(page, '/api/me/sign-out', {})
}
