import type { ObjectReader } from './source'

/** An object larger than this share of the memory would push everybody else's out. */
const largestShare = 4

/**
 * Sealed objects kept in memory, the one not asked for longest leaving first. Many viewers ask for the
 * same new segment in the same instant; it is read once.
 */
export class HotObjects {
  private readonly kept = new Map<string, Buffer>()
  private readonly reading = new Map<string, Promise<Buffer | null>>()
  private keptBytes = 0

  constructor(
    private readonly objects: ObjectReader,
    /** Bytes kept at most. */
    private readonly most: number,
  ) {}

  /** The object when it is in memory. */
  peek(key: string): Buffer | undefined {
    const body = this.kept.get(key)
    // Their order matters only where one must leave soon.
    if (body && this.keptBytes > this.most / 2) {
      this.kept.delete(key)
      this.kept.set(key, body)
    }
    return body
  }

  /** Null when there is no such object. */
  read(key: string): Promise<Buffer | null> {
    const running = this.reading.get(key)
    if (running) return running
    const reading: Promise<Buffer | null> = this.objects
      .read(key)
      .then((body) => {
        // Dropped while it was being read: it must not come back.
        if (body && this.reading.get(key) === reading) this.keep(key, body)
        return body
      })
      .finally(() => {
        if (this.reading.get(key) === reading) this.reading.delete(key)
      })
    this.reading.set(key, reading)
    return reading
  }

  /** Forgets everything of a content. */
  drop(contentId: string): void {
    const prefix = `${contentId}/`
    for (const key of this.reading.keys()) if (key.startsWith(prefix)) this.reading.delete(key)
    for (const [key, body] of this.kept) if (key.startsWith(prefix)) this.remove(key, body)
  }

  private keep(key: string, body: Buffer): void {
    if (body.length > this.most / largestShare) return
    this.kept.set(key, body)
    this.keptBytes += body.length
    for (const [oldest, oldBody] of this.kept) {
      if (this.keptBytes <= this.most) break
      this.remove(oldest, oldBody)
    }
  }

  private remove(key: string, body: Buffer): void {
    if (this.kept.delete(key)) this.keptBytes -= body.length
  }
}
