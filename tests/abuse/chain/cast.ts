import { addPerson, buyTicket, goLive, openGrant, planEvening, type Bought, type GrantAnswer } from '../evening'
import type { Ground } from '../ground'
import { readPlayable, type Playable } from '../viewing'
import type { Visitor } from '../visitor'

/** Who meets whom: one broadcast on air, one that is an archive, and one of another organiser. */
export type Cast = {
  /** Has a ticket for the broadcast and for the archive, and watches both. */
  entitled: Visitor
  live: Seat
  archive: Seat
  /** Watches the other organiser's broadcast. */
  neighbour: Visitor
  elsewhere: Seat
  /** Has an account and nothing else. */
  outsider: Visitor
  /** Watched the broadcast that is now an archive, with a ticket that does not open the archive. */
  liveOnly: Visitor
  before: Seat
  /** Watched what is on air, until the money was given back. */
  refunded: Visitor
  given: Seat
}

/** A ticket, a grant on it, and what that grant's playlists led to. */
export type Seat = Bought & { grant: GrantAnswer; playable: Playable }

/** Sets the scene through the product's own doors, as people would. */
export async function setScene(ground: Ground): Promise<Cast> {
  const artist = await ground.signIn('artist', 'artist')
  const artist2 = await ground.signIn('artist2', 'artist')
  const newcomer = async (who: string) => {
    await addPerson(ground, who)
    return ground.signIn(who)
  }
  const tonight = await planEvening(ground, 'chain-live', 'hoshino-mitsuki')
  const lastNight = await planEvening(ground, 'chain-archive', 'hoshino-mitsuki')
  const abroad = await planEvening(ground, 'chain-elsewhere', 'aoi-haru')
  const onAir = await goLive(ground, artist, tonight)
  const over = await goLive(ground, artist, lastNight)
  const foreign = await goLive(ground, artist2, abroad)
  for (const broadcast of [onAir, over, foreign]) await broadcast.push(6)

  const sit = async (fan: Visitor, bought: Bought): Promise<Seat> => {
    const grant = await openGrant(fan, bought.ticketId)
    return { ...bought, grant, playable: await readPlayable(ground, grant) }
  }
  const liveOnly = await newcomer('chain-live-only')
  const before = await sit(liveOnly, await buyTicket(liveOnly, lastNight, 'live'))
  await over.end()

  const refunded = await newcomer('chain-refunded')
  const given = await sit(refunded, await buyTicket(refunded, tonight))
  const manager = await ground.signIn('manager', 'admin')
  await manager.must({ method: 'POST', path: `/api/admin/tickets/${given.ticketId}/refund`, body: { reason: 'asked for it' } })

  const entitled = await newcomer('chain-entitled')
  const archive = await sit(entitled, await buyTicket(entitled, lastNight))
  const live = await sit(entitled, await buyTicket(entitled, tonight))
  const neighbour = await newcomer('chain-neighbour')
  const elsewhere = await sit(neighbour, await buyTicket(neighbour, abroad))
  return { entitled, live, archive, neighbour, elsewhere, outsider: await newcomer('chain-outsider'), liveOnly, before, refunded, given }
}
