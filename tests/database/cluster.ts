import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '@/processes/migrations'
import { anyFreePort, type Ports } from '@/processes/ports'
import { startPostgres } from '@/processes/postgres'
import { wipeState } from '@/processes/postgres-place'
import { projectRoot } from '@/processes/root'
import { demoSecrets } from '@/processes/secrets'

/** What each test file needs to clone its own database; see database.ts. */
export type Cluster = { stateDir: string; ports: Ports; superuserUrl: string; ownerUrl: string; appUrl: string }

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: Cluster
  }
}

const folder = join(projectRoot, '.test')

/** One real PostgreSQL per run, with the migrated database `akushu` as the template of all others. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepLeftovers()
  const stateDir = join(folder, `database-${process.pid}`)
  wipeState(stateDir)
  const ports: Ports = { app: 3000, edge: 3001, database: await anyFreePort() }
  const postgres = await startPostgres({
    stateDir,
    port: ports.database,
    passwords: demoSecrets(stateDir).database,
    durability: 'fast',
  })
  await applyMigrations(postgres.ownerUrl)
  const { superuserUrl, ownerUrl, appUrl } = postgres
  project.provide('cluster', { stateDir, ports, superuserUrl, ownerUrl, appUrl })
  return async () => {
    await postgres.stop()
    wipeState(stateDir)
  }
}

/** A run that was killed cannot wipe its folder; the next one does. */
function sweepLeftovers(): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const pid = /^database-(\d+)$/.exec(name)?.[1]
    if (pid && !existsSync(`/proc/${pid}`)) wipeState(join(folder, name))
  }
}
