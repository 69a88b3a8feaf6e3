import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { nodePath } from '@/processes/node-path'
import { projectRoot } from '@/processes/root'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Chromium's flags for a camera made of nothing, several pages at once, and a quiet start. */
export const chromiumFlags = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Its sandbox refuses to run as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** The program of a Chromium that is here already: named, Playwright's own, or the system's. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`)
  }
  return [playwrightsOwn(), ...usualPlaces].find((path) => path !== undefined && existsSync(path))
}

/**
 * Finds Chromium or installs it, and says so in a line.
 * @throws Error in one line when neither works
 */
export function ensureChromium(say: (line: string) => void): string {
  const found = findChromium()
  if (found) {
    say(`Chromium: ${found}`)
    return found
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Chromium is not here: installing it with apt-get (the package chromium).')
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  } else {
    say('Chromium is not here: installing it with playwright install.')
    run(nodePath(), [join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'])
  }
  const installed = findChromium()
  if (!installed) throw new Error('Chromium could not be installed: install it and name it in CHROMIUM_PATH.')
  return installed
}

function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}

function playwrightsOwn(): string | undefined {
  const { chromium } = createRequire(import.meta.url)('playwright-core') as typeof import('playwright-core')
  try {
    return chromium.executablePath()
  } catch {
    // It throws where it has no build for this system.
    return undefined
  }
}
