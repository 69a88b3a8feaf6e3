// The worker: carries out what rooms owe each other, and what time itself brings about.
import { env } from '@/lib/platform/env'
import { platformRequest, openPorts } from '@/lib/platform/open-ports'
import { forgetOldKeys } from '@/lib/platform/idempotency/store'
import { carryMail, forgetOldMail } from '@/lib/platform/mail/carry-mail'
import { dispatchOutbox } from '@/lib/platform/outbox/outbox'
import type { Ports } from '@/lib/platform/ports'
import { sweepSignIns } from '@/lib/accounts'
import { ensureLedgerMonths } from '@/lib/audit'
import { endPastEvents } from '@/lib/events'
import { letters, react } from '@/lib/reactions'
import { markStalled } from '@/lib/streaming'
import { askForNotices, expireHolds, settleRefunds } from '@/lib/ticketing'
import { refuseBadEnvironment } from '@/processes/boot'
import { endWithParent, tellReady } from '@/processes/parent'

type Chore = { name: string; everyMs: number; work: (ports: Ports) => Promise<unknown> }

const chores: readonly Chore[] = [
  { name: 'outbox', everyMs: 1_000, work: (ports) => dispatchOutbox(ports, (message) => react(ports, message)) },
  // Two at a time: while one waits for a slow mail server, a code that is asked for now still leaves now.
  { name: 'mail', everyMs: 1_000, work: (ports) => carryMail(ports, letters) },
  { name: 'mail', everyMs: 1_000, work: (ports) => carryMail(ports, letters) },
  { name: 'holds', everyMs: 1_000, work: (ports) => expireHolds(ports) },
  { name: 'stalls', everyMs: 1_000, work: markStalled },
  { name: 'payments', everyMs: 5_000, work: (ports) => askForNotices(ports) },
  { name: 'refunds', everyMs: 10_000, work: (ports) => settleRefunds(ports) },
  { name: 'past events', everyMs: 60_000, work: endPastEvents },
  { name: 'idempotency', everyMs: 60 * 60_000, work: (ports) => forgetOldKeys(ports.db) },
  { name: 'sign-ins', everyMs: 60_000, work: sweepSignIns },
  { name: 'old mail', everyMs: 60 * 60_000, work: forgetOldMail },
  { name: 'ledger months', everyMs: 6 * 60 * 60_000, work: ensureLedgerMonths },
]

const { ports, close } = openPorts(refuseBadEnvironment(env), 'worker')
let isEnding = false
const running = new Set<Promise<void>>()
const timers = new Set<NodeJS.Timeout>()

/** One chore after another of its kind: a slow one is never run twice at once, a failed one is run again. */
function keepDoing(chore: Chore): () => void {
  let isBusy = false
  const run = async () => {
    if (isBusy || isEnding) return
    isBusy = true
    try {
      await chore.work({ ...ports, request: platformRequest(`worker.${chore.name}`) })
    } catch (error) {
      ports.log.error({ chore: chore.name, err: error }, 'a chore failed and will be done again')
    } finally {
      isBusy = false
    }
  }
  const start = () => {
    const done = run().finally(() => running.delete(done))
    running.add(done)
  }
  timers.add(setInterval(start, chore.everyMs))
  start()
  return start
}

const wakes = chores.map((chore) => ({ name: chore.name, wake: keepDoing(chore) }))
for (const topic of ['outbox', 'mail', 'refunds']) {
  ports.realtime.subscribe(topic, () => {
    for (const { name, wake } of wakes) if (name === topic) wake()
  })
}
endWithParent(async () => {
  isEnding = true
  for (const timer of timers) clearInterval(timer)
  await Promise.all(running)
  await close()
})
tellReady()
