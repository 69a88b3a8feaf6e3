import { setTimeout as sleep } from 'node:timers/promises'
import { atOnce } from '../at-once'
import { Breaches, type Check } from '../check'
import type { Ground } from '../ground'
import { askPatiently } from '../patiently'
import { changedTables, snapshotOf } from '../snapshot'
import type { Answer } from '../visitor'
import { readAccessTable, type TableRow } from './access-table'
import type { Actor } from './cast'
import { callsAt, mixedCallsAt, type Call } from './calls'
import { verdictOn, type Verdict } from './expectation'
import { buildWorld, type World } from './world'

type Try = { actor: Actor; call: Call; verdict: Verdict; isNothing: boolean }
type Tally = { refused: number; recorded: number; anonymous: number }

export const matrix: Check = {
  number: 4,
  title: 'everybody × every object × every route: as the matrix says',

  async run(ground) {
    const breaches = new Breaches()
    const world = await buildWorld(ground)
    const rows = readAccessTable().filter(({ entitled }) => entitled.kind !== 'open')
    const tries = rows.flatMap((row) => triesAt(row, world))
    const refusals = tries.filter(({ verdict }) => verdict !== 'in')
    const countedBefore = countedStrangers(ground)
    const tally = await refuseAll(ground, refusals, breaches)
    const toldBy = performance.now() + toldEveryMs + 5_000
    const entries = await letIn(tries.filter(({ verdict, isNothing }) => verdict === 'in' && !isNothing), breaches)
    await strangersCounted(ground, countedBefore + tally.anonymous, toldBy, breaches)
    return {
      figure: `${world.cast.length} people × ${world.bags.length} sets of things × ${rows.length} routes: ${tally.refused} refusals, ${tally.recorded} of signed-in people in the ledger, ${tally.anonymous} anonymous ones counted; ${entries} let in as they should be`,
      breaches: breaches.list,
    }
  },
}

function triesAt(row: TableRow, { cast, bags, nothing }: World): Try[] {
  const isAboutThings = callsAt(row, nothing).some(({ belongs }) => belongs.named)
  const asked = isAboutThings ? bags : bags.slice(0, 1)
  return cast.flatMap((actor) => {
    const plain = asked.flatMap((bag) => callsAt(row, bag).map((call) => ({ actor, call, verdict: verdictOn(actor, row.entitled, call.belongs), isNothing: false })))
    const mixed = bags.slice(0, 1).flatMap((own) => mixedCallsAt(row, own, bags[1] ?? own).map((call) => ({ actor, call, verdict: refused(actor), isNothing: false })))
    const missing = isAboutThings ? callsAt(row, nothing).map((call) => ({ actor, call, verdict: refused(actor), isNothing: true })) : []
    return [...plain, ...mixed, ...missing]
  })
}

const refused = (actor: Actor): Verdict => (actor.personId === null ? 'signIn' : 'none')

/** Refusals first, while everything is there: afterwards nothing may have changed, and the ledger knows each. */
async function refuseAll(ground: Ground, tries: readonly Try[], breaches: Breaches): Promise<Tally> {
  const before = await snapshotOf(ground)
  const rowsBefore = await refusedRows(ground)
  const tally: Tally = { refused: 0, recorded: 0, anonymous: 0 }
  const words = new Map<string, Set<string>>()
  await atOnce(tries, 8, async ({ actor, call, verdict }) => {
    const answer = await ask(actor, call, tally)
    breaches.expect(isAs(verdict, answer.status), () => `${actor.name}: ${call.label} was answered ${answer.status}${verdict === 'none' ? ' instead of 404' : ''}`)
    tally.refused += 1
    if (actor.personId === null) tally.anonymous += 1
    if (verdict !== 'none') return
    const told = words.get(call.row.path + call.row.method) ?? new Set()
    words.set(call.row.path + call.row.method, told.add(withoutRequest(answer)))
  })
  for (const [route, told] of words) breaches.expect(told.size === 1, () => `${route} tells a foreign object from one that is not there: ${[...told].join(' | ')}`)
  const changed = changedTables(before, await snapshotOf(ground))
  breaches.expect(changed.length === 0, () => `refused calls changed ${changed.join(', ')}`)
  const rows = (await refusedRows(ground)) - rowsBefore
  breaches.expect(rows === tally.recorded, () => `${tally.recorded} refusals of signed-in people left ${rows} rows in the ledger`)
  return tally
}

/** Lets nobody in without what only another site can give: a proof of LINE or Google. */
const wantsMore = new Set(['POST /api/me/identities/confirmation'])

/** Reads by each who is entitled; of the writes each by somebody at least, for one may undo what the next needs. */
async function letIn(tries: readonly Try[], breaches: Breaches): Promise<number> {
  let entries = 0
  const entered = new Map<string, number[]>()
  const inOrder = tries.toSorted((one, other) => gravity(one.call) - gravity(other.call))
  for (const { actor, call } of inOrder) {
    const { status } = await ask(actor, call)
    const isIn = isAs('in', status)
    if (isIn) entries += 1
    breaches.expect(status < 500, () => `${actor.name}: ${call.label} was answered ${status}`)
    if (call.row.method === 'GET') breaches.expect(isIn, () => `${actor.name} is entitled to ${call.label} and was answered ${status}`)
    const name = `${call.row.method} ${call.row.path}`
    entered.set(name, [...(entered.get(name) ?? []), status])
  }
  for (const [name, statuses] of entered) {
    if (wantsMore.has(name)) continue
    breaches.expect(statuses.some((status) => isAs('in', status)), () => `nobody gets into ${name}: ${[...new Set(statuses)].join(', ')}`)
  }
  return entries
}

/** Reads, then changes, then what takes things away for good. */
function gravity({ row: { method, path } }: Call): number {
  if (method === 'GET') return 0
  if (/sign-out/.test(path)) return 4
  if (/\/(cancellation|ban|removal|end|cut|revocation|refund|leaving|outcome)$/.test(path)) return path.includes('cancellation') ? 3 : 2
  return 1
}

function isAs(verdict: Verdict, status: number): boolean {
  switch (verdict) {
    case 'signIn':
      return status === 401
    case 'none':
      return status === 404
    case 'ended':
      return status >= 400 && status < 500
    case 'in':
      return status < 500 && ![401, 403, 404].includes(status)
  }
}

/** A refusal of somebody signed in is one row of the ledger, and no more. */
async function ask({ visitor, personId }: Actor, call: Call, tally?: Tally): Promise<Answer> {
  const answer = await askPatiently(visitor, call.ask, { mostAgain: 4 })
  if (tally && personId !== null && [403, 404, 410].includes(answer.status)) tally.recorded += 1
  return answer
}

/** How often the app tells its log what it has refused, ms. */
const toldEveryMs = 60_000

/** How many strangers were sent to sign in, as the app's log has it. */
function countedStrangers({ stack }: Ground): number {
  const lines = stack.logs('app').split('\n').filter((line) => line.includes('refused in the last minute'))
  const told = lines.map((line) => JSON.parse(line) as { code: string; caller: string; count: number })
  return told.filter(({ code, caller }) => caller === 'anonymous' && code === 'sign_in_required').reduce((sum, { count }) => sum + count, 0)
}

/** Refusals of strangers are no rows, or they would fill the ledger; they are counted, and the count is told. */
async function strangersCounted(ground: Ground, expected: number, toldBy: number, breaches: Breaches): Promise<void> {
  while (countedStrangers(ground) < expected && performance.now() < toldBy) await sleep(500)
  breaches.expect(countedStrangers(ground) >= expected, () => `of ${expected} refusals of strangers the log counts ${countedStrangers(ground)}`)
}

function withoutRequest({ status, text, headers }: Answer): string {
  return `${status} ${text.replaceAll(String(headers['x-request-id'] ?? '\0'), '…')}`
}

async function refusedRows({ owner }: Ground): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(`SELECT count(*) FROM ledger_entry WHERE outcome = 'refused'`)
  return Number(rows[0]?.count ?? 0)
}
