import { setTimeout as sleep } from 'node:timers/promises'
import { atOnce, worst } from '../at-once'
import { Breaches, type Check } from '../check'
import type { OpenStream } from '../visitor'
import { prepareStories } from './stories'
import type { Story, Subject } from './subject'

const closesWithinMs = 2_000
/** The streams are watched a little longer than allowed, so that a late one has a figure too. */
const watchedForMs = 3_500

export const takenAway: Check = {
  number: 10,
  title: 'what was taken away holds from the next request on, and open streams close',

  async run(ground, scale) {
    const breaches = new Breaches()
    const times: number[] = []
    const stories = await prepareStories(ground)
    const each = scale === 'full' ? 30 : 5
    for (const story of stories) {
      const subjects = await atOnce(Array.from({ length: each }), 6, (_, index) => story.subject(index))
      const taken = await Promise.all(subjects.map((subject) => takeAndProbe(story, subject, breaches)))
      times.push(...taken.filter((time) => time !== null))
    }
    return {
      figure: `${stories.length} stories × ${each}: the next request refused, ${times.length} event streams closed within ${worst(times)} ms, allowed ${closesWithinMs} ms`,
      breaches: breaches.list,
    }
  },
}

/** @returns after how long the subject's event stream closed, ms; null for one that has none */
async function takeAndProbe(story: Story, subject: Subject, breaches: Breaches): Promise<number | null> {
  for (const [what, ask] of subject.requests) {
    const { status } = await ask()
    if (status >= 300) throw new Error(`${story.name}: ${what} was answered ${status} before anything was taken`)
  }
  const stream = subject.visitor ? await subject.visitor.listen() : null
  const other = subject.untouched ? await subject.untouched.listen() : null
  // Some streams are taken at their very beginning, some later: no moment may be a blind one.
  await sleep(Math.random() * 1_200)
  await subject.take()
  const takenAt = performance.now()
  const answers = await Promise.all([...subject.requests, ...(subject.afterwards ?? [])].map(async ([what, ask]) => ({ what, answer: await ask() })))
  for (const { what, answer } of answers) {
    breaches.expect(answer.status >= 400 && answer.status < 500, () => `${story.name}: ${what} was still answered ${answer.status}`)
  }
  const closedAfter = stream && (await closing(stream, takenAt))
  breaches.expect(closedAfter === null || closedAfter <= closesWithinMs, () => `${story.name}: an event stream was open for ${longTime(closedAfter)}`)
  breaches.expect(!other || other.closedAt === null, () => `${story.name}: a stream closed that nothing was taken from`)
  for (const open of [stream, other]) open?.leave()
  return closedAfter
}

function longTime(ms: number | null): string {
  return ms === null || ms > watchedForMs ? 'good' : `${Math.round(ms)} ms`
}

async function closing(stream: OpenStream, since: number): Promise<number> {
  await Promise.race([stream.closed, sleep(watchedForMs - (performance.now() - since))])
  return stream.closedAt === null ? Number.POSITIVE_INFINITY : Math.max(0, stream.closedAt - since)
}
