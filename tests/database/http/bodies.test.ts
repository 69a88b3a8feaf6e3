import { expect, test } from 'vitest'
import { PUT } from '@/app/api/ingest/[streamId]/[...path]/route'
import { initBytes, openPage, type Page } from '../broadcast'
import { newArtist } from '../cast'
import { newShow } from '../programme'
import { openStage } from '../stage'
import { askAs, standOn } from './gate'

const memoryBytes = 400_000
const stage = await openStage({ bodyMemoryBytes: memoryBytes, ingestMaxBytes: memoryBytes / 4 })
standOn(stage.ports)

async function artistOnAir() {
  const show = await newShow(stage)
  const artist = await newArtist(stage, show.artistProfileId)
  return { page: await openPage(stage, artist, show), ask: await askAs(stage, artist.personId) }
}
type Artist = Awaited<ReturnType<typeof artistOnAir>>

/** A body whose first bytes come at once and whose end is held back until `finish`; `pieces` counts what was asked for. */
function heldBack(bytes: number) {
  const end = Promise.withResolvers<void>()
  const seen = { pieces: 0 }
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        seen.pieces += 1
        if (seen.pieces === 1) return controller.enqueue(new Uint8Array(bytes))
        await end.promise
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  return { body, seen, finish: () => end.resolve() }
}

const push = ({ ask }: Artist, { streamId, run }: Page, body: ReadableStream<Uint8Array>) =>
  ask(PUT, `/api/ingest/${streamId}/v0/init.mp4`, { method: 'PUT', params: { streamId, path: ['v0', 'init.mp4'] }, headers: { 'akushu-run': String(run) }, body })

const facts = (answer: Response) => [answer.status, answer.headers.get('retry-after'), answer.headers.get('connection')]

test('a push to a stream of somebody else is refused before its body is kept, and its connection is not left open', async () => {
  const [mine, other] = [await artistOnAir(), await artistOnAir()]
  // Larger than any segment may be: who reads it finds it too large.
  const endless = heldBack(memoryBytes)
  expect(facts(await push(mine, other.page, endless.body))).toEqual([404, null, 'close'])
  const whole = heldBack(memoryBytes)
  whole.finish()
  expect(facts(await push(mine, other.page, whole.body))).toEqual([404, null, null])
})

test('a sender holds back no more than a share, and all together no more than there is', async () => {
  const artists = await Promise.all(Array.from({ length: 5 }, artistOnAir))
  const [first, second, third, fourth, fifth] = artists as [Artist, Artist, Artist, Artist, Artist]
  const begin = async (artist: Artist, bytes: number) => {
    const held = heldBack(bytes)
    const answer = push(artist, artist.page, held.body)
    await expect.poll(() => held.seen.pieces).toBe(2)
    return { ...held, answer }
  }
  const filling = [await begin(first, 60_000)]
  const tooMuch = heldBack(60_000)
  tooMuch.finish()
  expect(facts(await push(first, first.page, tooMuch.body))).toEqual([429, '1', null])
  filling.push(await begin(first, 40_000))
  for (const artist of [second, third, fourth]) filling.push(await begin(artist, 100_000))
  const oneMore = heldBack(1_000)
  expect(facts(await push(fifth, fifth.page, oneMore.body))).toEqual([503, '1', 'close'])
  // Whatever they are answered, their place is free again.
  for (const one of filling) one.finish()
  for (const one of filling) expect((await one.answer).status).toBe(422)
  const init = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(initBytes)
      controller.close()
    },
  })
  expect((await push(fifth, fifth.page, init)).status).toBe(201)
})
