// Bundles one entry point for Node with esbuild. Plain JavaScript, since run.mjs loads it before anything is built.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** `server-only` throws under plain Node; our processes are the server, so it may be nothing. */
const serverOnlyIsEmpty = {
  name: 'server-only-is-empty',
  setup(build) {
    build.onResolve({ filter: /^server-only$/ }, () => ({ path: 'server-only', namespace: 'empty' }))
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
  },
}

/** Two stacks may bundle at once: write whole files only, and only when they changed. */
const writeWhenChanged = {
  name: 'write-when-changed',
  setup(build) {
    build.onEnd((result) => {
      for (const file of result.outputFiles ?? []) {
        if (existsSync(file.path) && readFileSync(file.path).equals(file.contents)) continue
        mkdirSync(dirname(file.path), { recursive: true })
        const draft = join(dirname(file.path), `.${basename(file.path)}.${process.pid}`)
        writeFileSync(draft, file.contents)
        renameSync(draft, file.path)
      }
    })
  },
}

async function loadEsbuild() {
  try {
    return await import('esbuild')
  } catch {
    throw new Error('The package "esbuild" is missing or half installed: run npm ci.')
  }
}

/**
 * @param {string} name an entry point: processes/<name>.ts
 * @returns {string} where its bundle is written
 */
export function bundlePath(name) {
  return join(root, '.build', `${name}.mjs`)
}

/**
 * @param {string} name
 * @returns {import('esbuild').BuildOptions & { metafile: true }}
 */
function options(name) {
  return {
    entryPoints: [join(root, 'processes', `${name}.ts`)],
    outfile: bundlePath(name),
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    alias: { '@': root },
    jsx: 'automatic',
    sourcemap: true,
    logLevel: 'error',
    metafile: true,
    write: false,
    plugins: [serverOnlyIsEmpty, writeWhenChanged],
  }
}

/**
 * Bundles processes/<name>.ts to .build/<name>.mjs.
 * @param {string} name
 * @returns {Promise<string>} the bundle's path
 */
export async function bundle(name) {
  const esbuild = await loadEsbuild()
  await esbuild.build(options(name))
  return bundlePath(name)
}

/**
 * Bundles again on every change of a source file.
 * @param {string} name
 * @param {(errors: number) => void} onRebuilt called after each rebuild but the first, with the number of errors
 * @returns {Promise<() => Promise<void>>} stops watching
 */
export async function watchBundle(name, onRebuilt) {
  const esbuild = await loadEsbuild()
  let builds = 0
  const tell = {
    name: 'tell',
    setup(build) {
      build.onEnd((result) => {
        builds += 1
        if (builds > 1) onRebuilt(result.errors.length)
      })
    },
  }
  const base = options(name)
  const context = await esbuild.context({ ...base, plugins: [...(base.plugins ?? []), tell] })
  await context.rebuild()
  await context.watch()
  return () => context.dispose()
}
