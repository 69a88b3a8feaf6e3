import { addPerson, buyTicket, openGrant } from '../evening'
import { askGrant, askKey, askRenewal, readPlayable } from '../viewing'
import type { Answer, Visitor } from '../visitor'
import type { Requests, Scene, Subject } from './subject'

/** A fan who is watching: a ticket, a grant and a key. */
async function watchingFan({ ground, evening }: Scene, who: string) {
  const personId = await addPerson(ground, who)
  const fan = await ground.signIn(who)
  const { ticketId, orderId } = await buyTicket(fan, evening)
  const grant = await openGrant(fan, ticketId)
  const key = (await readPlayable(ground, grant)).keys.at(-1)
  if (!key) throw new Error('nothing plays')
  const requests: Requests = [
    ['a renewal', () => askRenewal(fan, grant.grantId)],
    ['a key', () => askKey(fan, key.contentId, key.epoch, grant.grantId)],
  ]
  const personal: Requests = [
    ['the list of tickets', () => fan.ask({ path: '/api/ticketing/tickets' })],
    ['the watch page’s state', () => fan.ask({ path: `/api/playback/tickets/${ticketId}` })],
    ['an order', () => fan.ask({ path: `/api/ticketing/orders/${orderId}` })],
    ['another event stream', () => briefly(fan)],
  ]
  return { personId, fan, ticketId, orderId, requests, personal }
}

export async function endedElsewhere(scene: Scene, who: string): Promise<Subject> {
  const { fan, requests, personal } = await watchingFan(scene, who)
  const other = await scene.ground.signIn(who)
  const { sessions } = await fan.must<{ sessions: { id: string; current: boolean }[] }>({ path: '/api/me/sessions' })
  const sessionId = sessions.find((session) => session.current)?.id
  const take = async () => void (await other.must({ method: 'POST', path: `/api/me/sessions/${sessionId}/end`, body: {} }))
  return { visitor: fan, requests: [...requests, ...personal], take, untouched: other }
}

export async function sessionDeleted(scene: Scene, who: string): Promise<Subject> {
  const { fan, requests, personal } = await watchingFan(scene, who)
  const other = await scene.ground.signIn(who)
  const { sessions } = await fan.must<{ sessions: { id: string; current: boolean }[] }>({ path: '/api/me/sessions' })
  const id = sessions.find((session) => session.current)?.id
  const take = async () => void (await scene.ground.db.session.delete({ where: { id } }))
  return { visitor: fan, requests: [...requests, ...personal], take, untouched: other }
}

export async function signedOutEverywhere(scene: Scene, who: string): Promise<Subject> {
  const { fan, requests, personal } = await watchingFan(scene, who)
  const other = await scene.ground.signIn(who)
  const take = async () => void (await other.must({ method: 'POST', path: '/api/me/sign-out-everywhere', body: {} }))
  return { visitor: fan, requests: [...requests, ...personal], take }
}

export async function banned(scene: Scene, who: string): Promise<Subject> {
  const { fan, orderId, ticketId, requests } = await watchingFan(scene, who)
  const owner = await scene.ground.signIn('owner', 'admin')
  const hold = { eventSlug: scene.evening.slug, ticketTypeSlug: 'live', quantity: 1 }
  return {
    visitor: fan,
    requests: [...requests, ['a hold', () => fan.ask({ method: 'POST', path: '/api/ticketing/orders', body: hold })]],
    // A newer grant supersedes the one that is renewed above.
    afterwards: [['a grant', () => askGrant(fan, { ticketId })]],
    take: async () => void (await owner.must({ method: 'POST', path: `/api/admin/orders/${orderId}/ban`, body: { reason: 'was rude in the chat' } })),
  }
}

/** An event stream, left again at once; a refusal is told by its status. */
async function briefly(visitor: Visitor): Promise<Answer> {
  try {
    const stream = await visitor.listen()
    stream.leave()
    return { status: 200, headers: {}, body: Buffer.alloc(0), text: '' }
  } catch (error) {
    const status = Number(/\d{3}$/.exec((error as Error).message)?.[0] ?? 0)
    return { status, headers: {}, body: Buffer.alloc(0), text: '' }
  }
}
