import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/processes/root'
import { expect, test } from '../stack'
import { word } from '../words'
import { runFfmpeg } from './ffmpeg'
import { ownShow } from './own-show'
import { makeKey } from './studio'
import { send } from './wire'

const fixture = (name: string) => readFileSync(join(projectRoot, 'lib/streaming/ingest/rules/fixtures', name))

test('whoever looks at the studio sees why the encoder is refused, and what to do', async ({ stack, enter }) => {
  test.setTimeout(90_000)
  const show = await ownShow(stack, 'refused')
  const { page } = await enter('artist')
  const { url, key } = await makeKey(page, show.title, 'Hall camera')
  const refusal = page.locator('[data-encoder-key]').filter({ hasText: 'Hall camera' }).locator('[data-refusal]')
  await expect(page.locator('[data-encoder-key]').filter({ hasText: 'Hall camera' })).toBeVisible()
  await expect(refusal).toHaveCount(0)

  await test.step('a segment that is cut short', async () => {
    const { origin, pathname } = new URL(url)
    const put = (name: string, body: Buffer) => send(origin, `${pathname}/${name}`, { headers: { authorization: `Bearer ${key}` }, body })
    expect(await put('init.mp4', fixture('encoder-init.mp4'))).toMatchObject({ status: 201 })
    expect(await put('index0.m4s', fixture('encoder-segment.m4s').subarray(0, -1))).toMatchObject({ status: 422 })
    await expect(refusal).toHaveAttribute('data-refusal', 'box_truncated')
    await expect(refusal.getByText(word('studio.encoder.advice.damaged'))).toBeVisible()
  })

  await test.step('an ffmpeg with segments of four seconds', async () => {
    await page.waitForTimeout(5_000)
    const source = '-re -f lavfi -i testsrc2=size=320x180:rate=30 -c:v libx264 -preset ultrafast -g 120 -f hls -hls_time 4 -hls_segment_type fmp4 -method PUT'
    const encoder = runFfmpeg([...source.split(' '), '-headers', `Authorization: Bearer ${key}`, `${url}/index.m3u8`])
    try {
      await expect(refusal).toHaveAttribute('data-refusal', 'segment_too_long', { timeout: 20_000 })
      await expect(refusal.getByText(word('studio.encoder.advice.segmentLength'))).toBeVisible()
    } finally {
      await encoder.kill()
      await show.close()
    }
  })
})
