import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './processes/chromium'

/** What watches a picture as it comes. */
const live = ['first-light/the-evening.spec.ts', 'first-light/states.spec.ts', 'encoders/*.spec.ts', 'moderation/*.spec.ts'].map((file) => `**/${file}`)

export default defineConfig({
  testDir: 'tests/e2e',
  // A stack of its own each, so that they can run beside each other: `npm test` gives the first one the right of way.
  projects: [
    { name: 'live', testMatch: live, outputDir: '.test/e2e-live' },
    // Beside the other, pages take longer to come.
    { name: 'pages', testIgnore: live, outputDir: '.test/e2e-pages', timeout: 120_000, expect: { timeout: 15_000 } },
  ],
  // Two shared cores encode, serve and play at once; a second worker would only make pictures late.
  workers: 1,
  fullyParallel: false,
  // In CI a machine that stood still for a moment gets a second try, on a fresh stack; the summary says so. Elsewhere none.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
    locale: 'en-GB',
    trace: 'off',
  },
})
