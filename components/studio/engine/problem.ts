/**
 * What can go wrong in the studio, as codes; the screen has a sentence for each that says what to do.
 */
export type StudioProblemCode =
  | 'permission_denied'
  | 'device_missing'
  | 'device_busy'
  | 'device_lost'
  | 'no_video_encoder'
  | 'no_audio_encoder'
  | 'encoder_failed'
  | 'network'
  | 'signed_out'
  | 'not_allowed'
  | 'not_found'
  | 'event_cancelled'
  | 'superseded'
  | 'stream_busy'
  | 'container_mixed'
  | 'stream_ended'
  | 'refused'

/** A failure the artist is told about. `message` is for the console, never for the screen. */
export class StudioProblem extends Error {
  override readonly name = 'StudioProblem'

  constructor(
    readonly code: StudioProblemCode,
    message: string = code,
  ) {
    super(message)
  }
}

/** Whether the server says that this broadcast is not the artist's to send any more: its event was cancelled or changed, or their part in it. */
export function isWithdrawal(error: unknown): error is StudioProblem & { readonly code: 'not_found' | 'event_cancelled' } {
  return error instanceof StudioProblem && (error.code === 'not_found' || error.code === 'event_cancelled')
}

/**
 * Turns a `getUserMedia` rejection into a problem.
 * Names of rejections: W3C Media Capture and Streams, "getUserMedia".
 */
export function deviceProblem(error: unknown): StudioProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return new StudioProblem('permission_denied', name)
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return new StudioProblem('device_missing', name)
  if (name === 'NotReadableError' || name === 'AbortError') return new StudioProblem('device_busy', name)
  return new StudioProblem('device_missing', String(error))
}
