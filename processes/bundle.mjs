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

/**
 * Two stacks may bundle at once: write whole files only, and only when they changed.
 * @param {() => void} onWritten called after each build that changed something
 */
const writeWhenChanged = (onWritten) => ({
  name: 'write-when-changed',
  setup(build) {
    build.onEnd((result) => {
      const changed = (result.outputFiles ?? []).filter(
        ({ path, contents }) => !existsSync(path) || !readFileSync(path).equals(contents),
      )
      for (const { path, contents } of changed) {
        mkdirSync(dirname(path), { recursive: true })
        const draft = join(dirname(path), `.${basename(path)}.${process.pid}`)
        writeFileSync(draft, contents)
        renameSync(draft, path)
      }
      if (changed.length > 0) onWritten()
    })
  },
})

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
 * @param {() => void} onWritten
 * @returns {import('esbuild').BuildOptions}
 */
function options(name, onWritten) {
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
    write: false,
    plugins: [serverOnlyIsEmpty, writeWhenChanged(onWritten)],
  }
}

/**
 * Bundles processes/<name>.ts to .build/<name>.mjs.
 * @param {string} name
 * @returns {Promise<string>} the bundle's path
 */
export async function bundle(name) {
  const esbuild = await loadEsbuild()
  await esbuild.build(options(name, () => undefined))
  return bundlePath(name)
}

/**
 * Bundles again on every change of a source file; a source that does not build is said and changes nothing.
 * @param {string} name
 * @param {() => void} onChanged called when the bundle has become another one
 * @returns {Promise<() => Promise<void>>} stops watching
 */
export async function watchBundle(name, onChanged) {
  const esbuild = await loadEsbuild()
  const context = await esbuild.context(options(name, onChanged))
  await context.watch()
  return () => context.dispose()
}
