import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './processes/chromium'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.test/e2e',
  // Two shared cores encode, serve and play at once; a second worker would only make pictures late.
  workers: 1,
  fullyParallel: false,
  // In CI a machine that stood still for a moment gets a second try, on a fresh stack; the summary says so. Elsewhere none.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: '.test/e2e.json' }]],
  use: {
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
    locale: 'en-GB',
    trace: 'off',
  },
})
