/**
 * Browser parts that TypeScript's DOM library does not name yet.
 * Source: W3C "MediaStreamTrack Insertable Media Processing using Streams". Chromium has both on the page.
 */
type Processor<Item> = new (init: { track: MediaStreamTrack; maxBufferSize?: number }) => { readable: ReadableStream<Item> }
type Generator = new (init: { kind: 'video' }) => MediaStreamTrack & { writable: WritableStream<VideoFrame> }

const browser = globalThis as unknown as {
  MediaStreamTrackProcessor?: Processor<VideoFrame> & Processor<AudioData>
  MediaStreamTrackGenerator?: Generator
}

/** Raw frames of a video track, or `null` where the browser cannot give them as a stream. */
export function videoFramesOf(track: MediaStreamTrack): ReadableStream<VideoFrame> | null {
  const Streams: Processor<VideoFrame> | undefined = browser.MediaStreamTrackProcessor
  return Streams ? new Streams({ track, maxBufferSize: 5 }).readable : null
}

/** Raw sound of an audio track, or `null` where the browser cannot give it as a stream. */
export function audioDataOf(track: MediaStreamTrack): ReadableStream<AudioData> | null {
  const Streams: Processor<AudioData> | undefined = browser.MediaStreamTrackProcessor
  return Streams ? new Streams({ track, maxBufferSize: 100 }).readable : null
}

/** A video track fed by hand, or `null` where the browser has none. */
export function handFedVideoTrack(): (MediaStreamTrack & { writable: WritableStream<VideoFrame> }) | null {
  return browser.MediaStreamTrackGenerator ? new browser.MediaStreamTrackGenerator({ kind: 'video' }) : null
}
