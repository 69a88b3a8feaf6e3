import { getJson, postJson } from '@/components/shell/fetch-json'
import { isProblem } from '@/components/ui/problem-error'
import type { Done } from '@/lib/accounts/contract'
import type {
  EncoderKeysDto,
  HealthDto,
  MadeEncoderKeyDto,
  RunDto,
  StudioBroadcastAnswer,
  StudioBroadcastsDto,
  StudioBroadcastDto,
} from '@/lib/streaming/contract'
import type { z } from 'zod'
import { StudioProblem, type StudioProblemCode } from './problem'

const BASE = '/api/streaming/broadcasts'
/** An answer that takes longer is as good as none. ms */
const ANSWER_TIMEOUT_MS = 8000

/** The broadcasts of the signed-in artist or crew. @throws ProblemError */
export async function listBroadcasts(signal?: AbortSignal): Promise<StudioBroadcastDto[]> {
  return (await getJson<StudioBroadcastsDto>(BASE, { signal })).broadcasts
}

/** One broadcast. @throws ProblemError */
export async function readBroadcast(broadcastId: string, signal?: AbortSignal): Promise<StudioBroadcastDto> {
  const path = `${BASE}/${encodeURIComponent(broadcastId)}`
  return (await getJson<z.infer<typeof StudioBroadcastAnswer>>(path, { signal })).broadcast
}

/** What the server sees: viewers, and how far their screens are behind the camera, ms. @throws StudioProblem */
export async function readHealth(broadcastId: string): Promise<HealthDto> {
  return inStudioWords((signal) => getJson<HealthDto>(`${BASE}/${broadcastId}/health`, { signal }))
}

/** Opens a run. From now on the server refuses older pages of this broadcast. @throws StudioProblem */
export async function openRun(broadcastId: string): Promise<RunDto> {
  return inStudioWords((signal) => postJson<RunDto>(`${BASE}/${broadcastId}/runs`, {}, { signal }))
}

/** Ends the broadcast for its viewers; its archive begins. @throws StudioProblem */
export async function endBroadcast(broadcastId: string): Promise<void> {
  await inStudioWords((signal) => postJson<unknown>(`${BASE}/${broadcastId}/end`, {}, { signal }))
}

/** The keys of a broadcast's encoders, and who sends now. @throws ProblemError */
export function readEncoderKeys(broadcastId: string, signal?: AbortSignal): Promise<EncoderKeysDto> {
  return getJson<EncoderKeysDto>(`${BASE}/${encodeURIComponent(broadcastId)}/encoder-keys`, { signal })
}

/** Makes a key; its text is answered this once. @throws ProblemError */
export function makeEncoderKey(broadcastId: string, label: string): Promise<MadeEncoderKeyDto> {
  return postJson<MadeEncoderKeyDto>(`${BASE}/${encodeURIComponent(broadcastId)}/encoder-keys`, { label })
}

/** @throws ProblemError */
export async function revokeEncoderKey(broadcastId: string, keyId: string): Promise<void> {
  await postJson<z.infer<typeof Done>>(`${BASE}/${encodeURIComponent(broadcastId)}/encoder-keys/${encodeURIComponent(keyId)}/revocation`, {})
}

/** A failure to ask, in the studio's words. */
export function studioProblemOf(error: unknown): StudioProblem {
  if (error instanceof StudioProblem) return error
  return isProblem(error) ? new StudioProblem(codeOf(error.problem.status, error.problem.code), error.message) : new StudioProblem('network', String(error))
}

async function inStudioWords<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  try {
    return await ask(AbortSignal.timeout(ANSWER_TIMEOUT_MS))
  } catch (error) {
    throw studioProblemOf(error)
  }
}

function codeOf(status: number, code: string): StudioProblemCode {
  if (code === 'stream_ended' || code === 'stream_busy' || code === 'container_mixed' || code === 'event_cancelled') return code
  if (status === 401) return 'signed_out'
  if (status === 403) return 'not_allowed'
  if (status === 404 || status === 410) return 'not_found'
  return status === 429 || status >= 500 ? 'network' : 'refused'
}
