import { spawn } from 'node:child_process'
import { findFfmpeg } from '../../../processes/ffmpeg'

export type Target = { url: string; key: string }
export type Encoder = {
  /** What it wrote, without its remarks on headers. */
  log(): string
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

const picture = '-re -f lavfi -i testsrc2=size=640x360:rate=30 -f lavfi -i sine -c:v libx264 -g 30 -c:a aac'
const forms = { fmp4: ['-hls_segment_type', 'fmp4'], ts: [] } as const

/** The very command that people are told, with a real ffmpeg. */
export function startFfmpeg({ url, key }: Target, form: keyof typeof forms): Encoder {
  const args = [...picture.split(' '), '-f', 'hls', '-hls_time', '1', ...forms[form], '-method', 'PUT']
  return runFfmpeg([...args, '-headers', `Authorization: Bearer ${key}`, `${url}/index.m3u8`])
}

/** Starts a real ffmpeg with these arguments. */
export function runFfmpeg(args: readonly string[]): Encoder {
  const program = findFfmpeg()
  if (!program) throw new Error('ffmpeg is missing: install it, or name it in FFMPEG_PATH')
  const child = spawn(program, ['-nostdin', '-hide_banner', '-loglevel', 'warning', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let written = ''
  child.stderr.on('data', (piece: Buffer) => (written += piece.toString('utf8')))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    log: () => written.split('\n').filter((line) => !/CRLF|Last message/.test(line)).join('\n').trim(),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
