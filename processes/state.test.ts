import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { claimState } from './state'

const folder = mkdtempSync(join(tmpdir(), 'akushu-state-'))
afterAll(() => rmSync(folder, { recursive: true }))

function refusal(stateDir: string): string {
  try {
    claimState(stateDir)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('it was not refused')
}

test('a state folder is made, claimed and released', () => {
  const stateDir = join(folder, 'fresh')
  const claim = claimState(stateDir)
  expect(claim.wasLeft).toBe(false)
  expect(readFileSync(join(stateDir, 'supervisor.pid'), 'utf8')).toMatch(new RegExp(`^${process.pid} `))
  expect(claimState(stateDir).wasLeft).toBe(true)
  claim.release()
  expect(existsSync(join(stateDir, 'supervisor.pid'))).toBe(false)
})

// Root may write whatever a mode forbids, so these folders cannot be made or written by anybody.
test('a folder that cannot be made is said in one line', () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const stateDir = join(file, 'state')
  expect(refusal(stateDir)).toMatch(new RegExp(`^The folder ${stateDir} cannot be written: ENOTDIR: [^\\n]+$`))
})

test('and so is one that can, but whose contents cannot be written', () => {
  const stateDir = join(folder, 'blocked')
  mkdirSync(stateDir)
  writeFileSync(join(stateDir, 'storage'), '')
  expect(refusal(stateDir)).toMatch(new RegExp(`^The folder ${stateDir} cannot be written: EEXIST: [^\\n]+$`))
})

test('a folder that another supervisor looks after is said in one line', () => {
  const stateDir = join(folder, 'busy')
  const claim = claimState(stateDir)
  claim.release()
  // Whoever started this test lives as long as it does.
  const stat = `/proc/${process.ppid}/stat`
  const born = existsSync(stat) ? readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ')[19] : 'alive'
  writeFileSync(join(stateDir, 'supervisor.pid'), `${process.ppid} ${born}`)
  expect(refusal(stateDir)).toBe(`It runs already, as process ${process.ppid}: stop that one first.`)
})
