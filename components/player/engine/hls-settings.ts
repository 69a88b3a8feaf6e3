import type { HlsConfig, LoadPolicy, RetryConfig } from 'hls.js'
import { isAppleTouch } from './support'

/** How far behind the newest segment the picture aims to be (s). With 1 s segments it leaves half a second of slack. */
export const liveTargetSeconds = 1.5
/** Further behind than this (s) the player jumps instead of catching up. */
export const liveMaxSeconds = 6

/** Repeats also where there was no answer at all (status 0), which hls.js by itself takes for a CORS fault. */
function retry(maxNumRetry: number, retryDelayMs: number, maxRetryDelayMs: number): RetryConfig {
  return {
    maxNumRetry,
    retryDelayMs,
    maxRetryDelayMs,
    backoff: 'exponential',
    shouldRetry: (_policy, count, _timeout, response, wanted) =>
      wanted || (count < maxNumRetry && response?.code === 0),
  }
}

function policy(firstByteMs: number, wholeMs: number, retries: number): LoadPolicy {
  return {
    default: {
      maxTimeToFirstByteMs: firstByteMs,
      maxLoadTimeMs: wholeMs,
      timeoutRetry: retry(retries, 0, 1_000),
      errorRetry: retry(retries, 250, 2_000),
    },
  }
}

/** hls.js as this product needs it: live close to the edge, quick to start, patient with a network that comes back. */
export function hlsSettings(): Partial<HlsConfig> {
  return {
    // Whole fMP4 segments decrypted by WebCrypto are little work, and a worker would need blob: in the page's policy.
    enableWorker: false,
    preferManagedMediaSource: false,
    lowLatencyMode: true,
    liveSyncDuration: liveTargetSeconds,
    liveMaxLatencyDuration: liveMaxSeconds,
    maxLiveSyncPlaybackRate: isAppleTouch() ? 1 : 1.5,
    // The distance after a stall is LivePace's matter.
    liveSyncOnStallIncrease: 0,
    liveDurationInfinity: true,
    backBufferLength: 30,
    maxBufferLength: 20,
    // Not far ahead in an archive either: each epoch whose key is asked for counts as given to this viewer.
    maxMaxBufferLength: 30,
    // The first segment loaded is the first one shown: no trial download, and a fair guess of the line instead.
    startFragPrefetch: true,
    testBandwidth: false,
    abrEwmaDefaultEstimate: 3_000_000,
    capLevelToPlayerSize: false,
    // A rendition the studio has dropped answers 404; it is tried again now and then.
    errorPenaltyExpireMs: 60_000,
    detectStallWithCurrentTimeMs: 800,
    manifestLoadPolicy: policy(6_000, 10_000, 3),
    // A blocking reload answers only when the next segment is there, or when the origin gives up waiting.
    playlistLoadPolicy: policy(12_000, 15_000, 8),
    keyLoadPolicy: policy(6_000, 10_000, 6),
    fragLoadPolicy: policy(6_000, 20_000, 6),
    // Nothing of these is in our playlists.
    enableInterstitialPlayback: false,
    enableDateRangeMetadataCues: false,
    enableEmsgMetadataCues: false,
    enableID3MetadataCues: false,
    enableWebVTT: false,
    enableIMSC1: false,
    enableCEA708Captions: false,
  }
}
