import type { Page } from 'playwright-core'
import { untilPlayer } from '@/tests/e2e/player'

declare global {
  interface Window {
    /** From the click to the first frame, ms. */
    firstFrameMs?: number
  }
}

/** From the click on "play" to the first frame on the screen, ms. A person has seen the page for a moment by then. */
export async function firstPicture(page: Page, watch: string): Promise<number> {
  await page.goto(watch)
  await untilPlayer(page, 'ready')
  await page.waitForTimeout(1_500)
  await page.evaluate(noteFirstFrame)
  await page.locator('[data-play]').click()
  const time = await page.waitForFunction(() => window.firstFrameMs, undefined, { timeout: 15_000 })
  return Math.round(Number(await time.jsonValue()))
}

/** Runs in the page: no outer names. */
function noteFirstFrame(): void {
  const video = document.querySelector('video')
  if (!video) throw new Error('there is no video')
  addEventListener(
    'click',
    (click) => {
      video.requestVideoFrameCallback((_now, { expectedDisplayTime }) => {
        window.firstFrameMs = expectedDisplayTime - click.timeStamp
      })
    },
    { capture: true, once: true },
  )
}
