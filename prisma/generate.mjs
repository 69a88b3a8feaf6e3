// Generates the Prisma client, at postinstall, without any download.
//
// `prisma generate` only wants to know that a schema engine exists; it never starts it. The CLI would fetch that binary
// from a host of its own, so we name a file that is always there: the running Node. Migrations use the same engine as
// WebAssembly (processes/migrations.ts).
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

function prismaCommand() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build', 'index.js')
  } catch {
    console.error('The package "prisma" is missing: run npm ci.')
    process.exit(1)
  }
}

const result = spawnSync(process.execPath, [prismaCommand(), 'generate', '--no-hints'], {
  cwd: root,
  encoding: 'utf8',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})

if (result.status !== 0) {
  console.error('Generating the Prisma client failed:')
  console.error(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trim())
  process.exit(1)
}
