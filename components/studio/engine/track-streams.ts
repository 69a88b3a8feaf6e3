/**
 * Browser parts that not every browser has on the page; Chromium has both.
 * Source: W3C "MediaStreamTrack Insertable Media Processing using Streams". mediabunny brings the types.
 */

/** Raw frames of a video track, or `null` where the browser cannot give them as a stream. */
export function videoFramesOf(track: MediaStreamTrack): ReadableStream<VideoFrame> | null {
  if (!('MediaStreamTrackProcessor' in globalThis)) return null
  return new MediaStreamTrackProcessor({ track: track as MediaStreamVideoTrack, maxBufferSize: 5 }).readable
}

/** Raw sound of an audio track, or `null` where the browser cannot give it as a stream. */
export function audioDataOf(track: MediaStreamTrack): ReadableStream<AudioData> | null {
  if (!('MediaStreamTrackProcessor' in globalThis)) return null
  return new MediaStreamTrackProcessor({ track: track as MediaStreamAudioTrack, maxBufferSize: 100 }).readable
}

/** A video track fed by hand, or `null` where the browser has none. */
export function handFedVideoTrack(): (MediaStreamTrack & { writable: WritableStream<VideoFrame> }) | null {
  if (!('MediaStreamTrackGenerator' in globalThis)) return null
  return new MediaStreamTrackGenerator({ kind: 'video' })
}

/** A camera that gives nothing any more is not waited for longer: looks, and the time between two, ms. */
const LAST_LOOKS = 10
const LOOK_MS = 100

/**
 * Reads a track's stream until stopped. It ends between two items: a stream that is ended while the browser makes the
 * next item leaves that item unclosed, and memory with it (seen in Chromium 156).
 * @param own the stream's track, stopped at the end
 * @param onItem must close the item
 * @returns the way to stop
 */
export function readEach<Item extends { close(): void }>(
  stream: ReadableStream<Item>,
  own: Pick<MediaStreamTrack, 'stop'>,
  onItem: (item: Item, arrivedMs: number) => void,
): () => void {
  const reader = stream.getReader()
  let stopped = false
  const pump = async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      if (!stopped) {
        onItem(value, performance.now())
        continue
      }
      value.close()
      return own.stop()
    }
  }
  void pump()
  // Many short waits and no long one: a page that was held up meanwhile takes what has come before it looks again.
  const look = (looks: number) => {
    if (looks === 0) own.stop()
    else setTimeout(() => look(looks - 1), LOOK_MS)
  }
  return () => {
    stopped = true
    look(LAST_LOOKS)
  }
}
