import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { nodePath } from './node-path'
import { projectRoot } from './root'

const folder = mkdtempSync(join(tmpdir(), 'akushu-run-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A project of its own with one process, `hello`, and the files given. */
function makeProject(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(folder, name)
  const all = { 'package.json': '{ "dependencies": { "here": "1.0.0", "gone": "1.0.0", "@a/gone": "1.0.0" } }', 'processes/hello.ts': '', ...files }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const file of ['run.mjs', 'bundle.mjs']) cpSync(join(projectRoot, 'processes', file), join(root, 'processes', file))
  return root
}

/** What it says, and its exit code. */
function run(root: string, process_ = 'hello') {
  const { AKUSHU_OWN_NODE: _own, npm_lifecycle_event: _npm, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(nodePath(), [join(root, 'processes', 'run.mjs'), process_], { env, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

const installed = {
  'node_modules/here/package.json': '{}',
  'node_modules/gone/package.json': '{}',
  'node_modules/@a/gone/package.json': '{}',
}
const withClient = { ...installed, 'prisma/generated/client.ts': '' }

test('missing packages are named in one line', () => {
  const root = makeProject('half', { 'node_modules/here/package.json': '{}', 'node_modules/@a/gone/other.json': '{}' })
  expect(run(root)).toEqual({ status: 1, said: 'Packages are missing (gone, @a/gone): run npm ci.\n' })
})

test('so is a Prisma client that was not made', () => {
  const said = 'The Prisma client is missing, which npm ci makes at its end: run npm ci, or node prisma/generate.mjs.\n'
  expect(run(makeProject('no-client', installed))).toEqual({ status: 1, said })
})

test('a folder that cannot be written is said in one line', () => {
  // A file in its place stops root as well, whom a mode would not.
  const root = makeProject('read-only', { ...withClient, '.build': '' })
  const { status, said } = run(root)
  expect(status).toBe(1)
  expect(said).toMatch(new RegExp(`^The folder ${join(root, '.build')} cannot be written: EEXIST: [^\\n]+\\n$`))
})

test('a bundler that is only half there is said in one line', () => {
  const said = 'The package "esbuild" is missing or half installed: run npm ci.\n'
  expect(run(makeProject('no-bundler', withClient))).toEqual({ status: 1, said })
})

test('a process that there is not is said in one line', () => {
  const said = 'Usage: node processes/run.mjs NAME [arguments]; there is no processes/nobody.ts\n'
  expect(run(makeProject('nobody', withClient), 'nobody')).toEqual({ status: 1, said })
})
