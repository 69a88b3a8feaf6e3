import { untilMoving, untilPlayer } from '../player'
import { expect, test } from '../stack'
import { startFfmpeg } from './ffmpeg'
import { ownShow, watchShow } from './own-show'
import { makeKey, revokeKey } from './studio'

// What a viewer's player meets while nobody sends.
test.use({ expectedErrors: /status of 503 .*\/live\.m3u8$/ })

for (const form of ['fmp4', 'ts'] as const) {
  test(`real ffmpeg plays in the fan's browser, is killed and goes on: ${form}`, async ({ stack, enter }) => {
    test.setTimeout(120_000)
    const show = await ownShow(stack, form)
    const artist = await enter('artist')
    const target = await makeKey(artist.page, show.title, 'ffmpeg')
    let encoder = startFfmpeg(target, form)
    try {
      await expect(artist.page.locator('[data-encoder-live="1"]')).toBeVisible({ timeout: 20_000 })
      const fan = await enter('fan')
      await watchShow(fan, show)

      await encoder.kill()
      encoder = startFfmpeg(target, form)
      await untilPlayer(fan.page, 'interrupted')
      await untilPlayer(fan.page, 'live', 30_000)
      await untilMoving(fan.page)
      await expect(artist.page.locator('[data-encoder-live="2"]')).toBeVisible()

      await revokeKey(artist.page, 'ffmpeg')
      await untilPlayer(fan.page, 'interrupted')
      expect(encoder.log()).toBe('')
    } finally {
      await encoder.kill()
      await show.close()
    }
  })
}
