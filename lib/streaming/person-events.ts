import { watchRights } from '@/lib/accounts'
import type { PersonActor } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { listTicketBroadcasts } from '@/lib/ticketing'
import { readWatch } from './read-watch'

const heartbeatMs = 10_000

/**
 * One browser's stream of news about its person: how their broadcasts stand, and which grant has ended.
 * It ends by itself within a second or two of the session; a browser opens it again as long as it may.
 */
export async function openPersonEvents(ports: Ports, actor: PersonActor): Promise<ReadableStream<Uint8Array>> {
  const broadcasts = await listTicketBroadcasts(ports, actor)
  const ends: (() => void)[] = []
  const close = () => {
    for (const end of ends.splice(0)) end()
  }
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder()
      const write = (text: string) => {
        if (ends.length > 0) controller.enqueue(encoder.encode(text))
      }
      const send = (event: string, body: object) => write(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`)
      const finish = (event: string, body: object) => {
        if (ends.length === 0) return
        send(event, body)
        close()
        controller.close()
      }
      const tellState = (ticketId: string) => {
        readWatch(ports, actor, { ticketId }).then(
          (watch) => send('broadcast', { ticketId, state: watch.state }),
          (error: unknown) => ports.log.warn({ request: ports.request.id, err: error }, 'a state could not be told'),
        )
      }
      const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs)
      ends.push(
        () => clearInterval(heartbeat),
        watchRights(ports, actor, (ended) => finish('session', { ended })),
      )
      ends.push(
        ports.realtime.subscribe(`person:${actor.personId}`, ({ body }) => {
          if (body['kind'] === 'close') finish('session', { ended: false })
          else send('grant', { grantId: body['grantId'], reason: body['reason'] })
        }),
      )
      for (const { ticketId, broadcastId } of broadcasts) {
        ends.push(ports.realtime.subscribe(`broadcast:${broadcastId}`, () => tellState(ticketId)))
      }
      // A first line opens the stream in the browser and passes buffers in between.
      write('retry: 1000\n\n')
    },
    cancel: close,
  })
}
