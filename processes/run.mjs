// node processes/run.mjs NAME [arguments]: bundles processes/NAME.ts and runs it in this process.
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { constants as system } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const oldestNode = 22
const [name, ...rest] = process.argv.slice(2)

function stop(line) {
  console.error(line)
  process.exit(1)
}

/** Hands over to the Node that came with the packages; signals and the exit code pass through. */
function runWithOwnNode() {
  const node = join(root, 'node_modules', '.bin', 'node')
  if (!existsSync(node) || process.env.AKUSHU_OWN_NODE === '1') {
    stop(`Node ${process.versions.node} is too old and the package "node" (24) is not installed: run npm ci.`)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, AKUSHU_OWN_NODE: '1' },
  })
  // A terminal sends Ctrl-C to the child as well; staying alive until it ends keeps its exit code.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)))
  }
  child.on('error', (error) => stop(`${node} does not start: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (system.signals[signal] ?? 0) : (code ?? 1)))
}

async function run() {
  refuseMissingPackages()
  if (process.env.AKUSHU_OWN_NODE === '1') endWithWrapper()
  delete process.env.AKUSHU_OWN_NODE
  refuseReadOnly(join(root, '.build'))
  const { bundle } = await import('./bundle.mjs')
  let path
  try {
    path = await bundle(name)
  } catch (error) {
    // esbuild has printed what is wrong with the source; what it could not print is in the message.
    stop(error.errors ? `processes/${name}.ts does not build.` : error.message)
  }
  process.setSourceMapsEnabled(true)
  process.chdir(root)
  process.argv = [process.argv[0], path, ...rest]
  await import(pathToFileURL(path).href)
}

/** One line instead of a stack trace from deep inside. */
function refuseMissingPackages() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const missing = Object.keys(dependencies).filter((dependency) => !existsSync(join(root, 'node_modules', dependency, 'package.json')))
  if (missing.length > 0) stop(`Packages are missing (${missing.join(', ')}): run npm ci.`)
  if (!existsSync(join(root, 'prisma', 'generated', 'client.ts'))) {
    stop('The Prisma client is missing, which npm ci makes at its end: run npm ci, or node prisma/generate.mjs.')
  }
}

function refuseReadOnly(folder) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    stop(`The folder ${folder} cannot be written: ${error.message}`)
  }
}

/** npm passes SIGTERM to its shell, and that shell to nobody: being left behind counts as the signal. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const shell = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 300)
  timer.unref()
}

/** When the wrapping older Node is killed outright, this process stops like on Ctrl-C. */
function endWithWrapper() {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}

if (!name || !/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(join(root, 'processes', `${name}.ts`))) {
  stop(`Usage: node processes/run.mjs NAME [arguments]; there is no processes/${name ?? 'NAME'}.ts`)
}
endWithNpm()
if (Number.parseInt(process.versions.node, 10) < oldestNode) runWithOwnNode()
else await run()
