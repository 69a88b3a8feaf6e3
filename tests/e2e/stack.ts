import { test as base, type Page } from '@playwright/test'
import { portsFrom } from '../../processes/ports'
import { startStack, type Stack } from '../../processes/stack'

/** The seeded people that the demo's one-click sign-in knows, and the host each of them uses. */
const hosts = { fan: 'fan', artist: 'artist', owner: 'admin' } as const
export type Person = keyof typeof hosts

type ForEachTest = {
  /** Opens a browser of its own, signed in. A console error in any of its pages fails the test. */
  signIn: (person: Person) => Promise<Page>
  /** Console errors that a file's tests expect, as parts of their text: `test.use({ expectedErrors: […] })`. */
  expectedErrors: string[]
}

/** Tests in real Chromium against one stack per run, whose state starts empty and seeded. */
export const test = base.extend<ForEachTest, { stack: Stack }>({
  stack: [
    // Playwright wants the first argument taken apart, also where nothing of it is needed.
    async ({ browserName: _browser }, use) => {
      const stack = await startStack({
        stateDir: '.test/e2e-stack',
        ports: portsFrom(3100),
        build: 'production',
        isFresh: true,
        durability: 'fast',
      })
      await use(stack)
      await stack.stop()
    },
    // A first build takes minutes.
    { scope: 'worker', timeout: 300_000 },
  ],

  expectedErrors: [[], { option: true }],

  signIn: async ({ browser, stack, expectedErrors }, use) => {
    const errors: string[] = []
    const contexts: { close(): Promise<void> }[] = []
    await use(async (person) => {
      const context = await browser.newContext({ permissions: ['camera', 'microphone'] })
      contexts.push(context)
      context.on('console', (message) => (message.type() === 'error' ? errors.push(message.text()) : undefined))
      context.on('weberror', (error) => errors.push(error.error().message))
      const page = await context.newPage()
      await page.goto(`${hostUrl(stack, hosts[person])}/api/demo/sign-in/${person}`)
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
    const stray = errors.filter((text) => !expectedErrors.some((expected) => text.includes(expected)))
    if (stray.length > 0) throw new Error(`Stray errors in the browser's console:\n${stray.join('\n')}`)
  },
})

export { expect } from '@playwright/test'

function hostUrl(stack: Stack, host: 'fan' | 'artist' | 'admin'): string {
  return stack.urls[host]
}
