import type { Ports } from '@/lib/platform/ports'
import type { Problem } from '@/lib/platform/problem'
import type { EncoderActor } from '../contract'
import { MediaProblem } from '../ingest/media-problem'
import { noteRefusal } from './store'

/** The page that shows it asks every few seconds, ms. */
const noteEveryMs = 1_000

/**
 * Keeps why an encoder's push was refused, for the studio page: whoever stands at the encoder sees nothing of the answer.
 * Call it when all of the push is rolled back. A revoked key is listed nowhere, and an unknown one is nobody's.
 */
export async function noteRefusedPush(ports: Ports, { keyId }: EncoderActor, problem: Problem): Promise<void> {
  const now = ports.clock.now()
  const code = problem instanceof MediaProblem ? problem.refusal : problem.code
  await noteRefusal(ports.db, keyId, code, now, new Date(now.getTime() - noteEveryMs))
}
