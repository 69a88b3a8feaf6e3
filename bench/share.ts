import { readFileSync } from 'node:fs'
import type { Generator } from './generator'
import type { Round, RoundResult } from './load'
import { median } from './result'

/** A server that is asked, and how. */
export type Side = { pid: number; round: Round }

/** Above this load on two cores, the figures are of the other work as well. */
const calmLoad = 1.5

export function sayWhetherCalm(load: number, say: (line: string) => void): void {
  if (load > calmLoad) say(`The machine is busy (load ${load.toFixed(2)}): these figures are not to be quoted.`)
}

const warmAnswers = 4_000
const longestWarmUpMs = 60_000

type Measured = { perSecond: number; serverMicroseconds: number; serverBusy: number; generatorBusy: number }

/**
 * How many answers a second one server gives, as a share of what another gives to the same generator over as many
 * connections. They are asked in turn, so that a machine that is slow for a while is slow for both; the share is the
 * median over the rounds.
 * @throws Error when an answer is not as expected
 */
export async function shareOf(
  generator: Generator,
  one: Side,
  other: Side,
  { rounds }: { rounds: number },
  say: (line: string) => void,
): Promise<{ share: number; detail: Record<string, unknown> }> {
  say(`Warming up, then ${rounds} rounds of ${one.round.milliseconds / 1000} s each, in turn.`)
  for (const side of [one, other]) await warmUp(generator, side)
  const seen: { one: Measured; other: Measured }[] = []
  for (let count = 0; count < rounds; count += 1) {
    // Who comes second finds the machine as the first has left it: they take turns in that, too.
    const first = count % 2 === 0 ? await measure(generator, one) : null
    const second = await measure(generator, other)
    seen.push({ one: first ?? (await measure(generator, one)), other: second })
  }
  const shares = seen.map((pair) => pair.one.perSecond / pair.other.perSecond)
  const detail = {
    [one.round.name]: summary(seen.map((pair) => pair.one)),
    [other.round.name]: summary(seen.map((pair) => pair.other)),
    shares: shares.map((share) => round(share, 3)),
  }
  return { share: round(median(shares), 3), detail }
}

/** By answers, not by time: on a slow machine too, what is measured has been compiled. */
async function warmUp(generator: Generator, { round: asked }: Side): Promise<void> {
  const until = performance.now() + longestWarmUpMs
  for (let answers = 0; answers < warmAnswers && performance.now() < until; ) answers += (await generator.run(asked)).answers
}

async function measure(generator: Generator, { pid, round: asked }: Side): Promise<Measured> {
  const before = cpuMs(pid)
  const result = await generator.run(asked)
  const spent = cpuMs(pid) - before
  refuseWrong(asked.name, result)
  return {
    perSecond: (result.answers * 1000) / result.milliseconds,
    serverMicroseconds: (spent * 1000) / result.answers,
    serverBusy: spent / result.milliseconds,
    generatorBusy: result.cpuMs / result.milliseconds,
  }
}

function refuseWrong(name: string, { answers, wrong, firstWrong }: RoundResult): void {
  if (wrong > 0) throw new Error(`${wrong} of ${answers} answers of ${name} are not what they should be. The first: ${firstWrong}`)
  if (answers === 0) throw new Error(`${name} did not answer`)
}

function summary(all: readonly Measured[]) {
  const middle = (pick: (one: Measured) => number, places: number) => round(median(all.map(pick)), places)
  return {
    per_second: middle(({ perSecond }) => perSecond, 0),
    cpu_us_per_answer: middle(({ serverMicroseconds }) => serverMicroseconds, 0),
    server_busy: middle(({ serverBusy }) => serverBusy, 2),
    generator_busy: middle(({ generatorBusy }) => generatorBusy, 2),
  }
}

/** CPU time that a process has used, ms: user and system, in ticks of a hundredth of a second. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

export function round(value: number, places: number): number {
  return Number(value.toFixed(places))
}
