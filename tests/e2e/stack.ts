import { test as base } from '@playwright/test'
import type { Browser } from 'playwright-core'
import { portsFrom, type Ports } from '../../processes/ports'
import { startStack, type Stack } from '../../processes/stack'
import { OpenIdProvider } from '../doubles/openid-provider'
import { strayErrors } from './stray-errors'
import { openChromium, visit, type Person, type Visitor, type Window } from './visitor'

type ForEachTest = {
  /** Opens a window, signed in; closed after the test. A stray console error in it fails the test. */
  enter: (who: Person | null, window?: Window) => Promise<Visitor>
  /** Console errors that tests expect: `test.use({ expectedErrors: /…/ })`. */
  expectedErrors: RegExp | null
}

const live = portsFrom(3100)
/** Each project has its own, so that they can run beside each other. */
const ports: Readonly<Record<string, Ports>> = { live, pages: portsFrom(live.app + 10) }

/** What stands for LINE and Google. */
export type Providers = { line: OpenIdProvider; google: OpenIdProvider }

/** Tests in real Chromium against one stack per project, whose state starts empty and seeded. */
export const test = base.extend<ForEachTest, { stack: Stack; providers: Providers; shared: Browser | null }>({
  providers: [
    // Playwright wants the first argument taken apart, also where nothing of it is needed.
    async ({ browserName: _browser }, use) => {
      const providers = { line: new OpenIdProvider('HS256'), google: new OpenIdProvider('RS256') }
      await Promise.all([providers.line.start(), providers.google.start()])
      await use(providers)
      await Promise.all([providers.line.stop(), providers.google.stop()])
    },
    { scope: 'worker' },
  ],

  stack: [
    async ({ providers }, use, { project }) => {
      const stack = await startStack({
        stateDir: `.test/e2e-stack-${project.name}`,
        ports: ports[project.name] ?? live,
        build: 'production',
        // The real ones: they are what is proved.
        environment: { KEY_EPOCH_SECONDS: '60', GRANT_SECONDS: '60', GRANT_RENEW_SECONDS: '40', ...providerVariables(providers) },
        isFresh: true,
        durability: 'fast',
      })
      await use(stack)
      await stack.stop()
    },
    // A first build takes minutes.
    { scope: 'worker', timeout: 300_000 },
  ],

  // Pages share one, which saves starting many. What shows and sends pictures has one each, as each person has.
  shared: [
    async ({ browserName: _browser }, use, { project }) => {
      const shared = project.name === 'live' ? null : await openChromium()
      await use(shared)
      await shared?.close()
    },
    { scope: 'worker' },
  ],

  expectedErrors: [null, { option: true }],

  enter: async ({ stack, shared, expectedErrors }, use) => {
    const visitors: Visitor[] = []
    await use(async (who, window) => {
      const visitor = await visit(stack, who, window, shared)
      visitors.push(visitor)
      return visitor
    })
    await Promise.all(visitors.map((visitor) => visitor.close()))
    const stray = visitors.flatMap((visitor) => strayErrors(visitor, expectedErrors ? [expectedErrors] : []))
    if (stray.length > 0) throw new Error(`Stray errors in the browsers' consoles:\n${stray.join('\n')}`)
  },
})

function providerVariables({ line, google }: Providers): Record<string, string> {
  return {
    LINE_ISSUER: line.issuer,
    LINE_CHANNEL_ID: line.clientId,
    LINE_CHANNEL_SECRET: line.clientSecret,
    GOOGLE_ISSUER: google.issuer,
    GOOGLE_CLIENT_ID: google.clientId,
    GOOGLE_CLIENT_SECRET: google.clientSecret,
  }
}

export { expect } from '@playwright/test'
