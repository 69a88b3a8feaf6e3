import { untilMoving } from '../player'
import { expect, test } from '../stack'
import { runFfmpeg } from './ffmpeg'
import { readObsForm, settingsOf } from './obs'
import { ownShow, watchShow } from './own-show'
import { makeKey } from './studio'

// What a viewer's player meets while nobody sends.
test.use({ expectedErrors: /status of 503 .*\/live\.m3u8$/ })

const asArguments = (text: string) => settingsOf(text).flatMap(([name, value]) => [`-${name}`, value])

// OBS hands what is typed there to the libraries that ffmpeg is made of; nothing here is written but what the page says.
test("what the page says for OBS plays in the fan's browser", async ({ stack, enter }) => {
  test.setTimeout(120_000)
  const show = await ownShow(stack, 'obs')
  const artist = await enter('artist')
  const { key } = await makeKey(artist.page, show.title, 'OBS')
  const form = await readObsForm(artist.page)
  expect(Object.fromEntries(settingsOf(form.muxer))).toMatchObject({ method: 'PUT', hls_time: '1', headers: `Authorization: Bearer ${key}` })

  const source = '-re -f lavfi -i testsrc2=size=640x360:rate=30 -f lavfi -i sine -pix_fmt yuv420p'.split(' ')
  const video = ['-c:v', form.video, '-b:v', `${form.kbps}k`, '-g', form.framesPerKeyframe, ...asArguments(form.videoSettings)]
  const audio = ['-c:a', form.audio, '-ar', `${form.kHz}000`]
  const output = ['-f', form.container, ...asArguments(form.muxer), form.url.replace('localhost', '127.0.0.1')]
  const encoder = runFfmpeg([...source, ...video, ...audio, ...output])
  try {
    await expect(artist.page.locator('[data-encoder-live="1"]')).toBeVisible({ timeout: 20_000 })
    const fan = await enter('fan')
    await watchShow(fan, show)
    await fan.page.waitForTimeout(5_000)
    await untilMoving(fan.page)
    await expect(artist.page.locator('[data-refusal]')).toHaveCount(0)
  } finally {
    await encoder.kill()
    await show.close()
  }
})
