import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { chromiumFlags, findChromium } from '../../processes/chromium'
import type { Stack } from '../../processes/stack'
import { Traffic } from './traffic'

/** The seeded people that the demo's one-click sign-in knows, and the host each of them uses. */
const hosts = { fan: 'fan', fan2: 'fan', artist: 'artist', artist2: 'artist', owner: 'admin', owner2: 'admin', moderator: 'admin', support: 'admin' } as const
export type Person = keyof typeof hosts

/** One person at one window. */
export type Visitor = {
  page: Page
  context: BrowserContext
  traffic: Traffic
  /** The origin this person uses, without a slash at its end. */
  home: string
  /** Errors in the console and uncaught ones, of all pages of this window. */
  errors: string[]
  close(): Promise<void>
}

export type Window = { width?: number; height?: number; locale?: 'ja-JP' | 'en-GB'; userAgent?: string }

/** A Chromium of its own: its own processes, its own sound, its own decoder. */
export async function openChromium() {
  return chromium.launch({ executablePath: findChromium(), args: chromiumFlags })
}

/**
 * Opens a window signed in as one of the demo's people; as nobody when `who` is null.
 * @param window CSS pixels; a desk's size and Japanese when left out
 * @param shared the Chromium it is opened in, with cookies and a cache of its own; one of its own when left out
 */
export async function visit(stack: Pick<Stack, 'urls'>, who: Person | null, window: Window = {}, shared: Browser | null = null): Promise<Visitor> {
  const browser = shared ?? (await openChromium())
  const context = await browser.newContext({
    viewport: { width: window.width ?? 1280, height: window.height ?? 800 },
    locale: window.locale ?? 'ja-JP',
    ...(window.userAgent === undefined ? {} : { userAgent: window.userAgent }),
    permissions: ['camera', 'microphone'],
  })
  const errors: string[] = []
  context.on('console', (message) => (message.type() === 'error' ? errors.push(said(message.text(), message.location().url)) : undefined))
  context.on('weberror', (error) => errors.push(error.error().message))
  const page = await context.newPage()
  const home = stack.urls[who ? hosts[who] : 'fan']
  const traffic = new Traffic(page, stack.urls)
  if (who) await page.goto(`${home}/api/demo/sign-in/${who}`)
  return { page, context, traffic, home, errors, close: () => (shared ? context : browser).close() }
}

/** Chromium names the address of what failed to load beside the text, not in it. */
function said(text: string, url: string): string {
  return url && text.startsWith('Failed to load resource') ? `${text} ${url.split('?')[0]}` : text
}
