import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tail } from '@/processes/logs'
import { projectRoot } from '@/processes/root'
import { runToEnd } from '@/processes/run-to-end'

const schemaFolder = join(projectRoot, 'prisma', 'schema')
const client = join(projectRoot, 'prisma', 'generated', 'client.ts')

/** Generates the Prisma client again when a schema file is newer than it. `npm ci` does so the first time. */
export async function ensureClient(signal?: AbortSignal): Promise<void> {
  const changed = readdirSync(schemaFolder).map((name) => statSync(join(schemaFolder, name)).mtimeMs)
  if (existsSync(client) && statSync(client).mtimeMs >= Math.max(...changed)) return
  const logFile = join(projectRoot, '.build', 'client.log')
  const code = await runToEnd(join(projectRoot, 'prisma', 'generate.mjs'), [], process.env, logFile, signal)
  if (code !== 0) throw new Error(tail(logFile, 6))
}
