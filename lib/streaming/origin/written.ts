import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** A playlist in the form it is sent, written and compressed once for all viewers. */
export class WrittenPlaylist {
  readonly body: Buffer
  /** Strong: equal bytes, equal tag. */
  readonly etag: string
  private smaller: Promise<Buffer> | undefined

  constructor(text: string) {
    this.body = Buffer.from(text)
    this.etag = `"${createHash('sha256').update(this.body).digest('base64url').slice(0, 22)}"`
  }

  /** Archives of hours are megabytes of much the same lines. */
  compressed(): Promise<Buffer> {
    this.smaller ??= compress(this.body)
    return this.smaller
  }
}
