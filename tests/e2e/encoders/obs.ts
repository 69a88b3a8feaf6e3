import { expect } from '@playwright/test'
import type { Locator, Page } from 'playwright-core'
import { word } from '../words'

/** What somebody types into OBS, read off the studio page and from nowhere else. */
export type ObsForm = { url: string; container: string; muxer: string; video: string; videoSettings: string; kbps: string; framesPerKeyframe: string; audio: string; kHz: string }

const guide = (path: string) => word(`studio.encoder.${path}`)

export async function readObsForm(page: Page): Promise<ObsForm> {
  const steps = page.locator('[data-encoder-panel] details').filter({ hasText: guide('withObs') })
  await steps.locator('summary').click()
  await expect(steps.getByText(guide('obsStart'))).toBeVisible()
  const copied = (name: string) => steps.getByRole('listitem').filter({ hasText: guide(name) }).locator('pre').innerText()
  return {
    url: await copied('obsUrl'),
    container: await stepSaying(steps, 'obsContainer', 'container'),
    muxer: await copied('obsMuxer'),
    video: await stepSaying(steps, 'obsVideo', 'codec'),
    videoSettings: await copied('obsVideoSettings'),
    audio: await stepSaying(steps, 'obsAudio', 'codec'),
    ...(await figures(steps)),
  }
}

/** The one word that a step has in place of a gap of its sentence. */
async function stepSaying(steps: Locator, name: string, gap: string): Promise<string> {
  const [before = '', after = ''] = guide(name).split(`{${gap}}`)
  const text = await steps.getByText(before, { exact: false }).and(steps.getByRole('listitem')).innerText()
  return text.slice(text.indexOf(before) + before.length, after === '' ? undefined : text.indexOf(after, before.length)).trim()
}

async function figures(steps: Locator) {
  const text = (await steps.getByRole('listitem').allInnerTexts()).join('\n')
  const read = (pattern: RegExp) => pattern.exec(text)?.[1] ?? ''
  return { kbps: read(/(\d+) Kbps/), framesPerKeyframe: read(/30fpsなら(\d+)/), kHz: read(/(\d+) kHz/) }
}

/** Settings as OBS reads them: `name=value`, parted by spaces; quotes hold a value together (av_dict_parse_string). */
export function settingsOf(text: string): [name: string, value: string][] {
  return [...text.matchAll(/(\S+?)=((?:'[^']*'|[^\s'])+)/g)].map(([, name = '', value = '']) => [name, value.replaceAll("'", '')])
}
