import {
  HealthDto,
  RunDto,
  StudioBroadcastAnswer,
  StudioBroadcastsDto,
  type StudioBroadcastDto,
} from '@/lib/streaming/contract'
import { StudioProblem, type StudioProblemCode } from './problem'
import { problemCode } from './ingest-push'

const BASE = '/api/streaming/broadcasts'
const ANSWER_TIMEOUT_MS = 8000

/** The broadcasts of the signed-in artist or crew. */
export async function listBroadcasts(): Promise<StudioBroadcastDto[]> {
  return StudioBroadcastsDto.parse(await ask('GET', BASE)).broadcasts
}

export async function readBroadcast(broadcastId: string): Promise<StudioBroadcastDto> {
  return StudioBroadcastAnswer.parse(await ask('GET', `${BASE}/${broadcastId}`)).broadcast
}

/** What the server sees: viewers, and how far the picture on their screens is behind the camera, ms. */
export async function readHealth(broadcastId: string): Promise<HealthDto> {
  return HealthDto.parse(await ask('GET', `${BASE}/${broadcastId}/health`))
}

/** Opens a run. From now on the server refuses older pages of this broadcast. */
export async function openRun(broadcastId: string): Promise<RunDto> {
  return RunDto.parse(await ask('POST', `${BASE}/${broadcastId}/runs`))
}

/** Ends the broadcast for its viewers; its archive begins. */
export async function endBroadcast(broadcastId: string): Promise<void> {
  await ask('POST', `${BASE}/${broadcastId}/end`)
}

/**
 * @throws {StudioProblem} `network` where asking again may help, else what the server said
 */
async function ask(method: 'GET' | 'POST', address: string): Promise<unknown> {
  const write: RequestInit = { method, body: '{}', headers: { Accept: 'application/json', 'Content-Type': 'application/json' } }
  const response = await fetch(address, {
    ...(method === 'POST' ? write : { headers: { Accept: 'application/json' } }),
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new StudioProblem('network', String(error))
  })
  const text = await response.text().catch(() => '')
  if (response.ok) return text === '' ? null : JSON.parse(text)
  throw new StudioProblem(codeOf(response.status, problemCode(text)), `${method} ${address}: ${response.status}`)
}

function codeOf(status: number, code: string | null): StudioProblemCode {
  if (code === 'stream_ended') return 'stream_ended'
  if (status === 401) return 'signed_out'
  if (status === 403) return 'not_allowed'
  if (status === 404 || status === 410) return 'not_found'
  if (status === 409) return 'stream_ended'
  return status === 429 || status >= 500 ? 'network' : 'refused'
}
