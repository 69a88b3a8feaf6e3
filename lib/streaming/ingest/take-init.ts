import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { PushedDto } from '../contract'
import { initName } from '../playlists/rules/rows'
import { putSealed, openSealed } from '../sealing/put-sealed'
import { epochAt } from '../sealing/rules/epoch'
import type { Pushed, PushTarget } from './push-target'
import { inspectInit } from './rules/inspect-init'
import { addInit, findInits, putRendition } from './store'

/**
 * Takes the init segment of a rendition. One per run: another one means that the encoder has changed,
 * and a changed encoder starts a new run.
 */
export async function takeInit(ports: Ports, target: PushTarget, pushed: Pushed): Promise<PushedDto> {
  const facts = inspectInit(pushed.bytes)
  const [known] = await findInits(ports.db, target.streamId, target.rendition, target.run.number)
  if (known) {
    if (!equal(known.digest, pushed.digest)) throw new Problem('conflict', { user: 'This run has another init segment. Start a new run.' })
    return { kind: 'init', duplicate: true }
  }
  const now = ports.clock.now()
  const epoch = epochAt((target.startedAt ?? now).getTime(), now.getTime(), ports.env.keyEpochSeconds)
  await transact(ports, async (inside) => {
    const renditionId = await putRendition(inside.db, {
      id: inside.ids.uuid(),
      streamId: target.streamId,
      contentId: target.contentId,
      name: target.rendition,
      codecs: facts.codecs,
      width: facts.width,
      height: facts.height,
    })
    const sealed = await putSealed(inside, initPlace(target, epoch), pushed.bytes)
    await addInit(inside.db, { renditionId, run: target.run.number, epoch, ...sealed, digest: pushed.digest, description: facts })
  })
  return { kind: 'init', duplicate: false }
}

/**
 * Makes sure that the run's init segment is sealed for this epoch too: a viewer who comes in later then
 * needs no older key, and the ledger does not say that more was seen than was.
 */
export async function ensureInitFor(
  ports: Ports,
  target: PushTarget,
  renditionId: string,
  epoch: number,
  inits: Awaited<ReturnType<typeof findInits>>,
): Promise<void> {
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
