import type { Ports } from '@/lib/platform/ports'
import type { Container, InitRow, SegmentRow } from '../playlists/rules/rows'
import { targetDurationOf } from '../playlists/rules/media-playlist'
import { liveTargetSeconds } from './live-window'
import type { ContentMedia, ContentPhase, MediaChange, PlaylistSource } from './source'
import { countRenditions, unsafeFindInit, unsafeFindMedia, unsafeFindNewer, unsafeFindStates } from './store'

/** How far a content has been told to the origin. */
type Told = {
  shape: string
  renditions: { id: string; name: string; last: number; inits: Set<string> }[]
}
type Listener = { hear: (change: MediaChange) => void; told: Told | null; queue: Promise<void> }

/**
 * What the origin serves, out of the database. A notice says that a content has something new; what it
 * is gets looked up, so that a lost notice costs time and never truth.
 */
export function postgresSource(ports: Ports): PlaylistSource & { close(): void } {
  const listeners = new Map<string, Listener>()
  const refresh = (listener: Listener, contentId: string) => {
    listener.queue = listener.queue
      .then(() => tellNews(ports, contentId, listener))
      .catch((error: unknown) => {
        ports.log.error({ contentId, err: error }, 'news of a content could not be read')
        listener.hear({ kind: 'reload' })
      })
  }
  const off = ports.realtime.subscribe('media', ({ body }) => {
    const contentId = String(body['contentId'])
    const listener = listeners.get(contentId)
    if (listener) refresh(listener, contentId)
  })
  const offGap = ports.realtime.onGap(() => {
    for (const listener of listeners.values()) listener.hear({ kind: 'reload' })
  })
  return {
    async load(contentId) {
      const { media, told } = await loadMedia(ports, contentId)
      const listener = listeners.get(contentId)
      if (listener) listener.told = told
      return media
    },
    onChange(contentId, hear) {
      listeners.set(contentId, { hear, told: null, queue: Promise.resolve() })
      return () => listeners.delete(contentId)
    },
    close() {
      off()
      offGap()
    },
  }
}

async function loadMedia(ports: Ports, contentId: string): Promise<{ media: ContentMedia | null; told: Told | null }> {
  const states = await readStates(ports, contentId)
  if (!states) return { media: null, told: null }
  const rows = await unsafeFindMedia(ports.db, contentId)
  const renditions = rows
    .filter((row) => row.segments.length > 0)
    .map((row) => ({
      id: row.id,
      name: row.name,
      codecs: row.codecs,
      width: row.width,
      height: row.height,
      bandwidth: Math.max(1, row.peakBitrate),
      averageBandwidth: row.meanBitrate,
      inits: row.inits.map(initRow),
      segments: segmentsOf(row),
    }))
  const told: Told = {
    shape: shapeOf(states, rows.length),
    // Those without a segment too: their first one is news, and the origin then loads all again.
    renditions: rows.map(({ id, name, segments, inits }) => ({
      id,
      name,
      last: segments.at(-1)?.sequence ?? -1,
      inits: new Set(inits.map(initKey)),
    })),
  }
  const targetDuration = targetDurationOf(renditions.flatMap((rendition) => rendition.segments), liveTargetSeconds)
  return { media: { contentId, ...states, targetDuration, renditions }, told }
}

/** Tells what has come since; anything but new segments of known renditions is a reload. */
async function tellNews(ports: Ports, contentId: string, listener: Listener): Promise<void> {
  const { told } = listener
  const [states, renditions] = await Promise.all([readStates(ports, contentId), countRenditions(ports.db, contentId)])
  if (!told || !states || shapeOf(states, renditions) !== told.shape || told.renditions.length !== renditions) {
    listener.hear({ kind: 'reload' })
    return
  }
  for (const rendition of told.renditions) {
    for (const row of await unsafeFindNewer(ports.db, rendition.id, rendition.last)) {
      const isKnown = rendition.inits.has(initKey(row))
      const init = isKnown ? null : await readInit(ports, rendition.id, row)
      if (init) rendition.inits.add(initKey(init))
      const segment = segmentRow(row, isKnown || init ? 'cmaf' : 'ts')
      rendition.last = segment.sequence
      listener.hear({ kind: 'segment', rendition: rendition.name, segment, ...(init ? { init } : {}) })
    }
  }
}

type States = { phase: ContentPhase; ended: boolean; cut: boolean; liveFrom: number | null }

async function readStates(ports: Ports, contentId: string): Promise<States | null> {
  const [content, stream] = await unsafeFindStates(ports.db, contentId)
  if (!content || !stream) return null
  const phases = { live: 'live', available: 'archive', deleting: 'gone', deleted: 'gone' } as const
  const { state, cutAt, restoredAt } = stream
  return { phase: phases[content.state], ended: state === 'ended', cut: cutAt !== null, liveFrom: restoredAt?.getTime() ?? null }
}

async function readInit(ports: Ports, renditionId: string, row: { run: number; epoch: number }): Promise<InitRow | null> {
  const init = await unsafeFindInit(ports.db, renditionId, row.run, row.epoch)
  return init && initRow(init)
}

function shapeOf({ phase, ended, cut, liveFrom }: States, renditions: number): string {
  return `${phase}/${ended}/${cut}/${liveFrom}/${renditions}`
}

function initKey({ run, epoch }: { run: number; epoch: number }): string {
  return `${run}/${epoch}`
}

function initRow(row: { run: number; epoch: number; iv: Uint8Array }): InitRow {
  return { run: row.run, epoch: row.epoch, iv: Buffer.from(row.iv).toString('hex') }
}

type StoredSegment = Awaited<ReturnType<typeof unsafeFindNewer>>[number]

/** A run of fragmented MP4 has an init segment, written in one transaction with its first segment or before; one of MPEG-TS has none. */
function segmentsOf({ inits, segments }: { inits: { run: number }[]; segments: StoredSegment[] }): SegmentRow[] {
  const runs = new Set(inits.map(({ run }) => run))
  return segments.map((row) => segmentRow(row, runs.has(row.run) ? 'cmaf' : 'ts'))
}

function segmentRow(row: StoredSegment, container: Container): SegmentRow {
  return { ...row, container, iv: Buffer.from(row.iv).toString('hex'), programAt: row.programAt.getTime() }
}
