import { randomBytes, randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { openDatabase } from '@/lib/platform/db'
import { edgeLinks } from '@/lib/platform/edge'
import { readEnvironment, type Environment } from '@/lib/platform/env'
import { openPorts } from '@/lib/platform/open-ports'
import { createSigner } from '@/lib/streaming/grants/rules/sign'
import { segmentName } from '@/lib/streaming/playlists/rules/rows'
import { putSealed } from '@/lib/streaming/sealing/put-sealed'
import { bundle } from '@/processes/bundle.mjs'
import { startChild, type Child } from '@/processes/child'
import { ensureClient } from '@/processes/client'
import { applyMigrations } from '@/processes/migrations'
import { requireFreePorts, type Ports } from '@/processes/ports'
import { startPostgres } from '@/processes/postgres'
import { wipeState } from '@/processes/postgres-place'
import { projectRoot } from '@/processes/root'
import { demoSecrets } from '@/processes/secrets'
import { stackEnvironment } from '@/processes/stack-environment'
import { claimState } from '@/processes/state'
import { addLiveRows } from './rows'

/** A second of picture and sound at about 1.2 Mbit/s, before it is sealed: the cipher's padding makes it 150,000 bytes. */
const plainBytes = 149_990
const segments = 12

export type EdgeGround = {
  origin: Child
  bare: Child
  /** Bytes of a sealed segment. */
  segmentBytes: number
  /** The newest segment's path, with one viewer's signed query each. @param grants how many viewers are mixed */
  paths(grants: number): string[]
  stop(): Promise<void>
}

/** The media origin as it always runs, over a database and a disk with twelve sealed segments; beside it the bare server. */
export async function openEdgeGround(ports: Ports): Promise<EdgeGround> {
  const stateDir = resolve(projectRoot, '.test/bench-edge')
  claimState(stateDir)
  wipeState(stateDir)
  const claim = claimState(stateDir)
  await ensureClient()
  await requireFreePorts(ports, 0)
  const postgres = await startPostgres({ stateDir, port: ports.database, passwords: demoSecrets(stateDir).database, durability: 'fast' })
  await applyMigrations(postgres.ownerUrl)
  const variables = { ...stackEnvironment(stateDir, ports, 'production', postgres), LOG_LEVEL: 'warn' }
  const environment = readEnvironment(variables)
  const content = await storeSegments(environment, postgres.ownerUrl)
  const start = async (name: string, args: string[]) =>
    startChild({ name, script: await bundle(name), args, environment: { ...process.env, ...variables }, cwd: projectRoot, logFile: join(stateDir, 'logs', `${name}.log`), output: 'files' })
  const origin = await start('origin', [])
  const bare = await start('bench-bare', [String(ports.app), String(content.bytes)])
  await Promise.all([origin.ready(), bare.ready()])
  const signer = createSigner(edgeLinks(environment.edgeUrl, environment.edgeSigningKeys).signingKeys)
  return {
    origin,
    bare,
    segmentBytes: content.bytes,
    paths: (grants) => {
      const expiresAtSeconds = Math.floor(Date.now() / 1000) + 600
      const queries = Array.from({ length: grants }, () => signer.sign({ edgeUrl: environment.edgeUrl, contentId: content.id, grantId: randomUUID(), expiresAtSeconds }))
      return queries.map((query) => `/${content.id}/v0/${segmentName(segments - 1, 'cmaf')}?${query}`)
    },
    stop: async () => {
      await Promise.all([origin.stop(), bare.stop()])
      await postgres.stop()
      claim.release()
    },
  }
}

/** What a broadcast of twelve seconds leaves: rows, and objects sealed as ingest seals them. */
async function storeSegments(environment: Environment, ownerUrl: string): Promise<{ id: string; bytes: number }> {
  const { ports, close } = openPorts(environment, 'bench')
  const { db, close: closeOwner } = openDatabase(ownerUrl, 2)
  const whose = { broadcastId: randomUUID(), organisationId: randomUUID(), eventId: randomUUID() }
  let bytes = 0
  const { contentId } = await addLiveRows(db, whose, segments, async (id, sequence) => {
    const key = `${id}/v0/${segmentName(sequence, 'cmaf')}`
    const sealed = await putSealed(ports, { contentId: id, epoch: 1, key }, randomBytes(plainBytes))
    bytes = sealed.bytes
    return sealed
  })
  await close()
  await closeOwner()
  return { id: contentId, bytes }
}
