import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The program of an ffmpeg that is here already: named, or on the path. */
export function findFfmpeg(): string | undefined {
  const named = process.env.FFMPEG_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`FFMPEG_PATH names ${named}, which does not exist.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, 'ffmpeg')).find((path) => existsSync(path))
}

/**
 * Finds ffmpeg or installs it, and says so in a line.
 * @throws Error in one line when neither works
 */
export function ensureFfmpeg(say: (line: string) => void): string {
  const found = findFfmpeg()
  if (found) {
    say(`ffmpeg: ${found}`)
    return found
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('ffmpeg is not here: installing it with apt-get (the package ffmpeg).')
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'ffmpeg']]) {
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
    }
  }
  const installed = findFfmpeg()
  if (!installed) throw new Error('ffmpeg is missing, which the tests of encoders need: install it, or name it in FFMPEG_PATH.')
  return installed
}
