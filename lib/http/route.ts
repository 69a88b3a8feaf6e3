import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor, PersonActor } from '@/lib/accounts/contract'
import { networkPseudonym } from '@/lib/audit'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { noteRefusedPush } from '@/lib/streaming'
import type { EncoderActor } from '@/lib/streaming/contract'
import { checkAccess, type Access, type OpenKind } from './access'
import { portsFor } from './app-ports'
import { inArrivalOrder, requireFewRunning } from './arrival-order'
import { holdBody, senderOf, weightless } from './body-memory'
import { once, onceWithRows } from './idempotency'
import { clientAddress } from './client-address'
import { countedBy, findCaller, type Caller } from './find-caller'
import { countRefusal } from './metrics'
import { neighbourhoodOf, networkOf } from './network-of'
import { withFewStreams } from './open-streams'
import { checkOrigin } from './origin-check'
import { problemResponse } from './problem-response'
import { takeTokens, type Limit } from './rate-limit'
import { letGoBy } from './read-bytes'
import { readInput, withoutBody, type BodyKind } from './read-input'
import { recordRefusal, recordUnrecorded, type Door } from './record-unrecorded'
import { readBrowser, readCookie, sessionCookie } from './read-cookie'
import { respond, type Answer } from './respond'

type InputOf<S extends z.ZodType> = z.infer<S>
type ActorOf<A extends Access> = A['kind'] extends OpenKind ? Actor : A['kind'] extends 'ingestor' ? PersonActor | EncoderActor : PersonActor

/** A read that leaves no row, with the reason why it need not. */
export const unrecorded = (because: string) => ({ unrecorded: because })

export type RouteSpec<S extends z.ZodType, A extends Access, T extends z.ZodType, R extends z.input<T> = z.input<T>> = {
  access: A
  /** Path, query, body and named headers in one strict object. */
  input: S
  /** The allow-list of what leaves; or a form that is not JSON. */
  output: Answer<T>
  /** The ledger's name for it: required on writes and on reads of reservation, stream or content data. */
  audit: string | { unrecorded: string }
  limit: Limit
  handle: (ports: Ports, actor: ActorOf<A>, input: InputOf<S>) => Promise<R>
  body?: BodyKind
  /** Of a raw body. */
  maxBytes?: (ports: Ports) => number
  /** Whether a raw body may be let in at all, asked with everything else before it is read into memory. Throws. */
  before?: (ports: Ports, actor: ActorOf<A>, asked: Omit<InputOf<S>, 'body'>) => Promise<void>
  headers?: Record<string, string>
  status?: number
  /**
   * `false` for what depends on this very moment or session, such as a link or signing out: a repeat is carried out anew, never
   * replayed. `with its rows` for a verb that keeps its answer in their transaction: its outcome is never unknown.
   */
  replays?: false | 'with its rows'
  /** What leaves as cookies: an answer may carry more than its output lets out. */
  cookies?: (answer: R, ports: Ports) => string[]
}

export const routeMark = Symbol.for('akushu.route')
/** What was declared, for the tables and the OpenAPI document made of it. */
export type RouteMark = Pick<RouteSpec<z.ZodType, Access, z.ZodType>, 'access' | 'audit' | 'input' | 'output' | 'limit' | 'body' | 'headers' | 'status' | 'replays'>

/** Next gives no parameters at all to a route without any. */
type Context = { params: Promise<Record<string, string | string[]> | undefined> }
export type MarkedHandler = ((request: Request, context: Context) => Promise<Response>) & { [routeMark]: RouteMark }

/**
 * The one door of the server. Declares who may call, what goes in, what comes out and what the
 * ledger calls it; answers problem+json with a request id for everything else.
 */
export function route<S extends z.ZodType, A extends Access<Extract<keyof z.infer<S>, string>>, T extends z.ZodType, R extends z.input<T>>(
  spec: RouteSpec<S, A, T, R>,
): MarkedHandler {
  const action = typeof spec.audit === 'string' ? spec.audit : 'unrecorded'
  // Each route counts for itself; many share the name `unrecorded`.
  const bucket = randomUUID()
  const answer = async (request: Request, context: Context): Promise<Response> => {
    const ports = portsFor({ id: randomUUID(), action, network: null, recorded: false })
    let actor: Caller = { kind: 'anonymous' }
    let letGo = () => {}
    try {
      const address = clientAddress(request, ports.env.trustedProxies)
      ports.request.network = address && networkPseudonym(ports.env.ledgerSubjectKeys, address)
      ports.request.neighbourhood = neighbourhoodOf(address)
      const token = readCookie(request.headers.get('cookie'), sessionCookie)
      if (isWrite(request.method)) checkOrigin(request, ports.env.appOrigins, token !== null)
      const from = { browser: readBrowser(request.headers.get('cookie')), network: networkOf(address), neighbourhood: ports.request.neighbourhood }
      actor = await findCaller(ports, spec.access, request, { token, bucket, from })
      if (actor.kind === 'person') ports.request.visits = actor.visits
      // Before the gate: who is refused has used a token too, and cannot fill the ledger with refusals.
      takeTokens(bucket, { ...from, ...countedBy(actor) }, spec.limit, ports.clock.now().getTime())
      checkAccess(spec.access, actor, ports.env.akushuDemo)
      // Before the body is in memory, where it may have to wait for its turn.
      if (actor.kind === 'encoder') requireFewRunning(request)
      const asked = { request, params: (await context.params) ?? {}, headers: spec.headers ?? {} }
      await spec.before?.(ports, actor as ActorOf<A>, (await readInput(withoutBody(spec.input), asked)) as Omit<InputOf<S>, 'body'>)
      const { grow, release } = spec.body === 'bytes' ? holdBody(senderOf(actor, from.network), ports.env.bodyMemoryBytes) : weightless
      letGo = release
      const body = spec.body ?? (isWrite(request.method) ? 'json' : 'none')
      const input = await readInput(spec.input, { ...asked, body, maxBytes: spec.maxBytes?.(ports), grow })
      if (actor.kind === 'encoder') await inArrivalOrder(request)
      const result = await run(spec, ports, actor, input, request)
      return respond(spec.output, actor.kind === 'person' ? withFewStreams(result, actor, from.network) : result, {
        status: spec.status ?? 200,
        requestId: ports.request.id,
        cookies: spec.cookies?.(result, ports) ?? [],
        isHead: request.method === 'HEAD',
      })
    } catch (error) {
      await noteRefusal(ports, spec, actor, error, request)
      return problemResponse(ports, error, { isBodyOver: spec.body !== 'bytes' || (await letGoBy(request)) })
    } finally {
      letGo()
    }
  }
  const { access, audit, input, output, limit, body, headers, status, replays } = spec
  const mark: RouteMark = { access, audit, input, output, limit, body, headers, status, replays }
  return Object.assign(answer, { [routeMark]: mark })
}

async function run<S extends z.ZodType, A extends Access, T extends z.ZodType, R extends z.input<T>>(
  spec: RouteSpec<S, A, T, R>,
  ports: Ports,
  actor: Caller,
  input: InputOf<S>,
  request: Request,
): Promise<R> {
  // `checkAccess` has just refused everyone else, which the compiler cannot see through the union.
  const work = async () => {
    const result = await spec.handle(ports, actor as ActorOf<A>, input)
    // Within the work that runs once: what is done and has no row must not be answered, also not by a repeat.
    await recordUnrecorded(ports, spec, actor, request)
    return result
  }
  const key = request.headers.get('idempotency-key')
  if (!key || spec.replays === false || !isWrite(request.method) || actor.kind === 'anonymous' || !(spec.output instanceof z.ZodType)) return work()
  if (!/^[\w-]{8,80}$/.test(key)) throw new Problem('invalid_input', { user: 'The Idempotency-Key is not readable.' })
  const call = { personId: actor.personId, route: ports.request.action, key, input }
  const runOnce = spec.replays === 'with its rows' ? onceWithRows : once
  return (await runOnce(ports, call, work as () => Promise<object>)) as R
}

/** Refusals of signed-in people are rows, so that a walk along ids is seen; anonymous ones are counted. */
async function noteRefusal(ports: Ports, door: Door, actor: Caller, error: unknown, request: Request): Promise<void> {
  if (!(error instanceof Problem)) return
  countRefusal(ports.request.action, error.code, actor.kind)
  const isRow = actor.kind !== 'anonymous' && [403, 404, 410].includes(error.status)
  try {
    if (isRow) await recordRefusal(ports, door, actor, error.code, request)
    if (actor.kind === 'encoder') await noteRefusedPush(ports, actor, error)
  } catch (fault) {
    ports.log.error({ request: ports.request.id, err: fault }, 'a refusal could not be recorded')
  }
}

const isWrite = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method)
