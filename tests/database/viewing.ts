import { createPublicKey } from 'node:crypto'
import type { PersonActor } from '@/lib/accounts/contract'
import { dispatchOutbox } from '@/lib/platform/outbox/outbox'
import { react } from '@/lib/reactions'
import { openGrant, readKey } from '@/lib/streaming'
import type { GrantDto } from '@/lib/streaming/contract'
import { createVerifier, type LinkVerdict } from '@/lib/streaming/grants/rules/verify'
import { openPage, pushInit, pushSegment, type Page } from './broadcast'
import { newArtist, newFan } from './cast'
import { buy, newShow, type Show } from './programme'
import type { Stage } from './stage'

export type Watched = { show: Show; artist: PersonActor; page: Page; fan: PersonActor; ticketId: string }

/** A show that is on air with one segment, and a fan with a ticket for it. */
export async function watchedShow(stage: Stage, choices: Parameters<typeof newShow>[1] = {}): Promise<Watched> {
  const show = await newShow(stage, choices)
  const fan = await newFan(stage)
  const { ticketId } = await buy(stage, fan, show)
  const artist = await newArtist(stage, show.artistProfileId)
  const page = await openPage(stage, artist, show)
  await pushInit(stage, page)
  await pushSegment(stage, page, 0)
  return { show, artist, page, fan, ticketId }
}

export function watch({ ports }: Pick<Stage, 'ports'>, fan: PersonActor, ticketId: string): Promise<GrantDto> {
  return openGrant(ports, fan, { ticketId })
}

/** Asks for a key as the player does. */
export function key({ ports }: Pick<Stage, 'ports'>, fan: PersonActor, grant: Pick<GrantDto, 'grantId' | 'contentId'>, epoch = 1): Promise<Uint8Array> {
  return readKey(ports, fan, { contentId: grant.contentId, grant: grant.grantId, epoch: String(epoch) })
}

/** Carries out what is owed, as the worker does. */
export async function work({ ports }: Stage): Promise<void> {
  await dispatchOutbox(ports, (message) => react(ports, message), 100)
}

/** The keys that the edge verifies links with. */
export function verifyKeys({ ports }: Stage) {
  return ports.env.edgeVerifyKeys.map(({ id, bytes }) => ({ id, key: createPublicKey({ key: bytes, format: 'der', type: 'spki' }) }))
}

/** What the edge says of a link now. */
export function verdict(stage: Stage, url: string): LinkVerdict {
  return createVerifier(verifyKeys(stage), { cacheSize: 1 }).verify(url, Math.floor(stage.clock.now().getTime() / 1000))
}
