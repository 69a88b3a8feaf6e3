import { transact } from '@/lib/platform/db'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import type { PushedDto } from '../contract'
import { initName } from '../playlists/rules/rows'
import { putSealed, openSealed } from '../sealing/put-sealed'
import { epochAt } from '../sealing/rules/epoch'
import { beginRun, busy, enter, type Entered, type OpenRun } from './enter-run'
import { mixed } from './rules/refused'
import { isSame, type Pushed, type PushTarget } from './push-target'
import { inspectInit, type InitFacts } from './rules/inspect-init'
import { isTransportStream } from '../store'
import { addInit, findInits, putRendition } from './store'
import { rememberInit } from './waiting-inits'

/**
 * Takes the init segment of a rendition. One per run: another one means that the encoder has changed, and a changed
 * encoder starts a new run. Init segments are taken during a cut as well: they hold no picture, and what comes after
 * the cut needs them.
 */
export async function takeInit(ports: Ports, target: PushTarget, pushed: Pushed): Promise<PushedDto> {
  const facts = inspectInit(pushed.bytes)
  const { sender } = target
  if (sender.kind === 'encoder') rememberInit(sender.keyId, target.rendition, { ...pushed, facts }, ports.clock.now().getTime())
  const isNew = await transact(ports, async (inside) => {
    const entered = await enter(inside, target)
    if (await isTransportStream(inside.db, target.streamId)) throw mixed('this broadcast is sent as MPEG-TS already: leave out -hls_segment_type fmp4')
    const run = sender.kind === 'encoder' ? await runOfEncoder(inside, target, entered, pushed) : entered.open
    // A repeat may come while the first is still being stored: it must not be sealed over.
    if (!run || (await isKnown(inside, target, run, pushed))) return false
    await sealInit(inside, target, { run, startedAt: entered.stream.startedAt, pushed, facts })
    return true
  })
  return { kind: 'init', duplicate: !isNew }
}

/** The run that an encoder's init segment belongs to; null for a repeat. */
async function runOfEncoder(inside: Ports, target: PushTarget, { open, isOwn, isFree }: Entered, pushed: Pushed): Promise<OpenRun | null> {
  if (isFree || !isOwn || !open) return beginRun(inside, target)
  const [known] = await findInits(inside.db, target.streamId, target.rendition, open.number)
  if (known && isSame(known.digest, pushed.digest)) return null
  // One more rendition of the same start; but another init for one that has begun is another start.
  if (known) throw busy()
  return open
}

async function isKnown(inside: Ports, target: PushTarget, run: OpenRun, pushed: Pushed): Promise<boolean> {
  const [known] = await findInits(inside.db, target.streamId, target.rendition, run.number)
  if (known && !isSame(known.digest, pushed.digest)) throw new Problem('conflict', { user: 'This run has another init segment. Start a new run.' })
  return known !== undefined
}

type NewInit = { run: OpenRun; startedAt: Date | null; pushed: Pushed; facts: InitFacts }

/** Seals a run's first init segment of a rendition, and notes what the rendition is from now on. Call it under the stream's lock. */
export async function sealInit(inside: Ports, target: PushTarget, { run, startedAt, pushed, facts }: NewInit): Promise<void> {
  const now = inside.clock.now()
  const epoch = epochAt((startedAt ?? now).getTime(), now.getTime(), inside.env.keyEpochSeconds)
  const renditionId = await putRendition(inside.db, {
    id: inside.ids.uuid(),
    streamId: target.streamId,
    contentId: target.contentId,
    name: target.rendition,
    container: 'cmaf',
    codecs: facts.codecs,
    width: facts.width,
    height: facts.height,
  })
  const sealed = await putSealed(inside, initPlace(target, run.number, epoch), pushed.bytes)
  await addInit(inside.db, { renditionId, run: run.number, epoch, ...sealed, digest: pushed.digest, description: facts })
}

/**
 * Makes sure that the run's init segment is sealed for this epoch too: a viewer who comes in later then
 * needs no older key, and the ledger does not say that more was seen than was.
 * Call it under the stream's lock, with the init segments that were read under it.
 */
export async function ensureInitFor(
  inside: Ports,
  target: PushTarget,
  place: { renditionId: string; run: number; epoch: number },
  inits: Awaited<ReturnType<typeof findInits>>,
): Promise<void> {
  if (inits.some((init) => init.epoch === place.epoch)) return
  const source = inits[0]
  if (!source) throw new Problem('init_missing')
  const plain = await openInit(inside, target, place.run, source)
  const sealed = await putSealed(inside, initPlace(target, place.run, place.epoch), plain)
  await addInit(inside.db, { ...place, ...sealed, digest: source.digest, description: source.description ?? {} })
}

/** The plain bytes of a run's init segment. */
export function openInit(inside: Ports, target: PushTarget, run: number, sealed: { epoch: number; iv: Uint8Array }): Promise<Buffer> {
  return openSealed(inside, { ...initPlace(target, run, sealed.epoch), iv: sealed.iv })
}

function initPlace(target: PushTarget, run: number, epoch: number) {
  return { contentId: target.contentId, epoch, key: `${target.contentId}/${target.rendition}/${initName(run, epoch)}` }
}
