/** Who pushes: a page names its run; an encoder only has its key, and its run is found by what it sends. */
export type Sender = { kind: 'page'; runNumber: number } | { kind: 'encoder'; keyId: string; personId: string }

/** Where a pushed object belongs: a stream that is open to its sender. */
export type PushTarget = {
  streamId: string
  contentId: string
  broadcastId: string
  rendition: string
  sender: Sender
}

/** Of one stream. Encoders and the studio have a few; each one more is read, stored and listed for every viewer. */
export const mostRenditions = 8

/** A pushed object as it came, with its SHA-256, by which a second try is known. */
export type Pushed = { bytes: Uint8Array; digest: Uint8Array<ArrayBuffer> }

/** A media segment, with the number its sender gave it. */
export type PushedSegment = Pushed & { number: number }

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
