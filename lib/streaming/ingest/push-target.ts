/** Where a pushed object belongs: a stream that is open to its sender, and the sender's run. */
export type PushTarget = {
  streamId: string
  contentId: string
  broadcastId: string
  rendition: string
  run: { id: string; number: number }
}

/** A pushed object as it came, with its SHA-256, by which a second try is known. */
export type Pushed = { bytes: Uint8Array; digest: Uint8Array<ArrayBuffer> }
