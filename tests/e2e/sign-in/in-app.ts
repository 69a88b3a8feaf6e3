import type { Page } from 'playwright-core'
import type { Visitor } from '../visitor'

const line = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.12.1'

/** A page in LINE's own browser on a phone, closed with the visitor's Chromium. */
export async function insideLine(visitor: Visitor): Promise<Page> {
  const context = await visitor.context.browser()?.newContext({ userAgent: line, locale: 'ja', viewport: { width: 360, height: 740 } })
  if (!context) throw new Error('no window')
  return context.newPage()
}
