import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { PushedDto } from '../contract'
import { initName } from '../playlists/rules/rows'
import { putSealed, openSealed } from '../sealing/put-sealed'
import { epochAt } from '../sealing/rules/epoch'
import type { Pushed, PushTarget } from './push-target'
import { lockOpenRun } from './lock-open-run'
import { inspectInit, type InitFacts } from './rules/inspect-init'
import { addInit, findInits, putRendition } from './store'

/**
 * Takes the init segment of a rendition. One per run: another one means that the encoder has changed,
 * and a changed encoder starts a new run.
 */
export async function takeInit(ports: Ports, target: PushTarget, pushed: Pushed): Promise<PushedDto> {
  const facts = inspectInit(pushed.bytes)
  const isNew = await transact(ports, (inside) => addNew(inside, target, pushed, facts))
  return { kind: 'init', duplicate: !isNew }
}

/** Answers false for a repeat. A repeat may come while the first is still being stored: it must not be sealed over. */
async function addNew(ports: Ports, target: PushTarget, pushed: Pushed, facts: InitFacts): Promise<boolean> {
  const { stream } = await lockOpenRun(ports.db, target)
  const [known] = await findInits(ports.db, target.streamId, target.rendition, target.run.number)
  if (known) {
    if (!equal(known.digest, pushed.digest)) throw new Problem('conflict', { user: 'This run has another init segment. Start a new run.' })
    return false
  }
  const now = ports.clock.now()
  const epoch = epochAt((stream.startedAt ?? now).getTime(), now.getTime(), ports.env.keyEpochSeconds)
  const renditionId = await putRendition(ports.db, {
    id: ports.ids.uuid(),
    streamId: target.streamId,
    contentId: target.contentId,
    name: target.rendition,
    codecs: facts.codecs,
    width: facts.width,
    height: facts.height,
  })
  const sealed = await putSealed(ports, initPlace(target, epoch), pushed.bytes)
  await addInit(ports.db, { renditionId, run: target.run.number, epoch, ...sealed, digest: pushed.digest, description: facts })
  return true
}

/**
 * Makes sure that the run's init segment is sealed for this epoch too: a viewer who comes in later then
 * needs no older key, and the ledger does not say that more was seen than was.
 * Call it under the stream's lock; `seen` was read before it, and is enough when it has the epoch.
 */
export async function ensureInitFor(
  ports: Ports,
  target: PushTarget,
  renditionId: string,
  epoch: number,
  seen: Awaited<ReturnType<typeof findInits>>,
): Promise<void> {
  if (seen.some((init) => init.epoch === epoch)) return
  // Another push may have sealed it since; sealing it again would change the object under its row.
  const inits = await findInits(ports.db, target.streamId, target.rendition, target.run.number)
  if (inits.some((init) => init.epoch === epoch)) return
  const source = inits[0]
  if (!source) throw new Problem('init_missing')
  const plain = await openSealed(ports, { ...initPlace(target, source.epoch), iv: source.iv })
  const sealed = await putSealed(ports, initPlace(target, epoch), plain)
  await addInit(ports.db, {
    renditionId,
    run: target.run.number,
    epoch,
    ...sealed,
    digest: source.digest,
    description: source.description ?? {},
  })
}

function initPlace(target: PushTarget, epoch: number) {
  const key = `${target.contentId}/${target.rendition}/${initName(target.run.number, epoch)}`
  return { contentId: target.contentId, epoch, key }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
