import { initName, type InitRow, type SegmentRow } from '../../playlists/rules/rows'
import type { ContentMedia, MediaChange, ObjectReader, PlaylistSource, RenditionMedia } from '../source'

const ivOf = (number: number) => number.toString(16).padStart(32, '0')

export const row = (sequence: number, changes: Partial<SegmentRow> = {}): SegmentRow => ({
  sequence,
  run: 1,
  container: 'cmaf',
  epoch: 1,
  durationMs: 1000,
  iv: ivOf(sequence + 1),
  discontinuity: false,
  programAt: 1_760_000_000_000 + sequence * 1000,
  ...changes,
})

export const initRow = (run: number, epoch: number): InitRow => ({ run, epoch, iv: ivOf(0xf000 + run * 16 + epoch) })

export const rendition = (name: string, segments: SegmentRow[], inits = [initRow(1, 1)]): RenditionMedia => ({
  name,
  bandwidth: 1_000_000,
  codecs: 'avc1.64001f,mp4a.40.2',
  width: 640,
  height: 360,
  segments,
  inits,
})

/** Contents and objects in memory, with a count of what was read. */
export class MemorySource implements PlaylistSource, ObjectReader {
  readonly media = new Map<string, ContentMedia>()
  readonly objects = new Map<string, Buffer>()
  loads = 0
  reads = 0
  private readonly hearers = new Map<string, Set<(change: MediaChange) => void>>()

  put(media: Partial<ContentMedia> & { contentId: string }): void {
    this.media.set(media.contentId, { phase: 'live', ended: false, cut: false, liveFrom: null, targetDuration: 1, renditions: [], ...media })
  }

  store(contentId: string, renditionName: string, name: string, body: Buffer): void {
    this.objects.set(`${contentId}/${renditionName}/${name}`, body)
  }

  storeInit(contentId: string, renditionName: string, run: number, epoch: number, body: Buffer): void {
    this.store(contentId, renditionName, initName(run, epoch), body)
  }

  tell(contentId: string, change: MediaChange): void {
    for (const hear of this.hearers.get(contentId) ?? []) hear(change)
  }

  hearersOf(contentId: string): number {
    return this.hearers.get(contentId)?.size ?? 0
  }

  async load(contentId: string): Promise<ContentMedia | null> {
    this.loads++
    return this.media.get(contentId) ?? null
  }

  onChange(contentId: string, hear: (change: MediaChange) => void): () => void {
    const set = this.hearers.get(contentId) ?? new Set()
    this.hearers.set(contentId, set.add(hear))
    return () => set.delete(hear)
  }

  async read(key: string): Promise<Buffer | null> {
    this.reads++
    return this.objects.get(key) ?? null
  }
}
