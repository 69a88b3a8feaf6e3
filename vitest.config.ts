import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

const shared = {
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // Throws under plain Node; the tests are the server.
      'server-only': `${root}tests/doubles/server-only.ts`,
    },
  },
}

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['{lib,components,processes,app,prisma,messages,infra}/**/*.test.{ts,tsx}', 'tests/{architecture,abuse}/**/*.test.ts'],
          setupFiles: ['tests/fresh-modules.ts', 'tests/doubles/console.ts'],
          isolate: false,
          env: { NODE_ENV: 'test' },
          // Some read the whole tree, which takes a busy machine a while.
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'database',
          include: ['tests/database/**/*.test.ts'],
          globalSetup: ['tests/database/cluster.ts'],
          setupFiles: ['tests/fresh-modules.ts', 'tests/doubles/console.ts', 'tests/database/database.ts'],
          isolate: false,
          env: { NODE_ENV: 'test' },
          // Two shared cores carry the server as well.
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 5_000 } },
        },
      },
    ],
  },
})
