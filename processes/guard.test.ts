import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { ended } from './guard'
import { projectRoot } from './root'

const folder = mkdtempSync(join(tmpdir(), 'akushu-guard-'))
afterAll(() => rmSync(folder, { recursive: true }))

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    // One that has ended but that nobody has collected yet still has its number.
    const stat = `/proc/${pid}/stat`
    return !(existsSync(stat) && readFileSync(stat, 'utf8').includes(') Z '))
  } catch {
    // There is no such process.
    return false
  }
}

/** Starts a supervisor with one guarded child that ignores SIGTERM when it is stubborn. */
async function startSupervisor(childScript: string) {
  const source = `
    import { spawn } from 'node:child_process'
    import { guardChild } from '${projectRoot}/processes/guard'
    const child = spawn(process.execPath, ['-e', ${JSON.stringify(childScript)}], { detached: true, stdio: 'ignore' })
    guardChild(child, 'TERM')
    console.log(child.pid)
    setInterval(() => undefined, 1000)`
  const file = join(folder, `${Math.abs(childScript.length)}.mjs`)
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: projectRoot, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  })
  writeFileSync(file, outputFiles[0]?.contents ?? '')
  const supervisor = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = await new Promise<number>((resolve) => supervisor.stdout.once('data', (line: Buffer) => resolve(Number(line))))
  return { supervisor, pid }
}

test('a child does not outlive a supervisor that was killed outright', async () => {
  const { supervisor, pid } = await startSupervisor('setInterval(() => undefined, 1000)')
  expect(isRunning(pid)).toBe(true)
  supervisor.kill('SIGKILL')
  await ended(supervisor, 1_000)
  for (let waited = 0; isRunning(pid) && waited < 3_000; waited += 50) await sleep(50)
  expect(isRunning(pid)).toBe(false)
})

test('nor does one that will not listen', { timeout: 15_000 }, async () => {
  const { supervisor, pid } = await startSupervisor("process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000)")
  await sleep(300)
  supervisor.kill('SIGKILL')
  for (let waited = 0; isRunning(pid) && waited < 8_000; waited += 100) await sleep(100)
  expect(isRunning(pid)).toBe(false)
})
