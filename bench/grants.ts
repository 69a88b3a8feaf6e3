import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { guardChild } from '@/processes/guard'
import { nodePath } from '@/processes/node-path'
import { projectRoot } from '@/processes/root'
import { copyTree } from '@/processes/tree-copy'
import { emptyRoutePath } from './grants-inside'
import type { Measured } from './live'

const copy = join(projectRoot, '.test', 'bench-tree')

/** A route without a gate. It exists in the copy alone: the product's tree would refuse it. */
const emptyRoute = 'export const POST = () => Response.json({ done: true })\n'

/**
 * Opening grants through the real app, against an empty route of the same app. The product may hold no route without a
 * gate, so both are built in a copy of the tree with that one file added; everything else is as it ships.
 */
export async function grants(say: (line: string) => void): Promise<Measured> {
  say('Copying the tree, with one empty route added.')
  copyTree(copy)
  const file = join(copy, 'app', emptyRoutePath, 'route.ts')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, emptyRoute)
  return runInCopy(say)
}

function runInCopy(say: (line: string) => void): Promise<Measured> {
  const { npm_lifecycle_event: _npm, ...env } = process.env
  const child = spawn(nodePath(), [join('processes', 'run.mjs'), 'bench-grants'], { cwd: copy, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  guardChild(child, 'TERM')
  let rest = ''
  let measured: Measured | null = null
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('{"values"')) measured = JSON.parse(line) as Measured
      else say(line)
    }
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => (measured ? resolve(measured) : reject(new Error('the grants were not measured'))))
  })
}
