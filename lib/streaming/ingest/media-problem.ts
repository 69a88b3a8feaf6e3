import { Problem } from '@/lib/platform/problem'
import type { MediaRefusal } from '../rules/media-refusals'
import type { MediaRefused } from './rules/refused'

/** A broken rule of the media, as it is answered: an encoder's log can show it, and its key remembers which rule it was. */
export class MediaProblem extends Problem {
  readonly refusal: MediaRefusal

  constructor({ code, detail }: MediaRefused) {
    super('media_refused', { user: `${code}: ${detail}` })
    this.refusal = code
  }
}
