import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { readCover } from '@/lib/events'
import { dispatchOutbox } from '@/lib/platform/outbox/outbox'
import { react } from '@/lib/reactions'
import { copyEvent, listEventsOnSale, readEventOnSale, readEventPlan, removeEvent, removeEventCover, setEventCover } from '@/lib/ticketing'
import { inHours, newDraft, newHouse, newPublished } from '../planning'
import { openStage, outcomeOf, tally } from '../stage'

const stage = await openStage()
const { ports } = stage
const nobody = { kind: 'anonymous' } as const

function art(width = 1200, height = 800, colour = '#7c3aed') {
  return sharp({ create: { width, height, channels: 3, background: colour } })
}
const dispatch = () => dispatchOutbox(ports, (message) => react(ports, message), 100)
const fileOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)
const filesOf = async (slug: string) => {
  const { id } = await ports.db.event.findUniqueOrThrow({ where: { slug } })
  const folder = path.join(ports.env.coversDir, id)
  return existsSync(folder) ? readdirSync(folder) : []
}

test.each(['jpeg', 'png', 'webp', 'avif'] as const)('a %s becomes pictures of ours, without a word of what came with it', async (format) => {
  const house = await newHouse(stage)
  const { slug } = await newPublished(stage, house)
  const sent = await art(2400, 1350).withExif({ IFD0: { Copyright: 'secret-exif', Make: 'secret-camera' } }).toFormat(format).toBuffer()
  const plan = await setEventCover(ports, house.manager, { slug, body: Buffer.concat([sent, Buffer.from('<script>secret-tail</script>PK\u0003\u0004')]) })
  expect(plan.cover).toMatchObject({ width: 1600, height: 900 })
  const sizes = { url: [1600, 900, 'webp'], smallUrl: [640, 360, 'webp'], socialUrl: [1200, 630, 'jpeg'] } as const
  for (const [key, [width, height, kind]] of Object.entries(sizes)) {
    const url = plan.cover?.[key as keyof typeof sizes] ?? ''
    const kept = await readCover(ports, nobody, { slug, file: fileOf(url) })
    expect(await sharp(kept.body).metadata()).toMatchObject({ width, height, format: kind })
    expect(Buffer.from(kept.body).toString('latin1')).not.toMatch(/secret|script/)
    expect(kept).toMatchObject({ isPublic: true, type: `image/${kind}` })
  }
  expect((await readEventOnSale(ports, { slug })).cover).toEqual(plan.cover)
  expect((await listEventsOnSale(ports)).events.find((event) => event.slug === slug)?.cover).toEqual(plan.cover)
})

test('the address holds the digest of the picture, and no id', async () => {
  const house = await newHouse(stage)
  const { slug } = await newPublished(stage, house)
  const { cover } = await setEventCover(ports, house.manager, { slug, body: await art().jpeg().toBuffer() })
  const { body } = await readCover(ports, nobody, { slug, file: fileOf(cover?.url ?? '') })
  expect(cover?.url).toBe(`/api/events/${slug}/cover/${createHash('sha256').update(body).digest('hex')}-1600.webp`)
})

test('a picture that lies on its side is set upright', async () => {
  const house = await newHouse(stage)
  const { slug } = await newDraft(stage, house)
  const { cover } = await setEventCover(ports, house.manager, { slug, body: await art(1600, 1000).withMetadata({ orientation: 6 }).jpeg().toBuffer() })
  expect(cover).toMatchObject({ width: 1000, height: 1600 })
})

/** A PNG that says it is as large as one likes: some bytes, billions of pixels. */
function bomb(width: number, height: number): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => [...Array(8)].reduce<number>((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n) >>> 0)
  const crc = (bytes: Buffer) => (bytes.reduce((c, byte) => (crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), body])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length)
    check.writeUInt32BE(crc(named))
    return Buffer.concat([length, named, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.alloc(1_000_000))
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

test('what is no picture, or a bad one, is refused and changes nothing', async () => {
  const house = await newHouse(stage)
  const { slug } = await newPublished(stage, house)
  const before = await setEventCover(ports, house.manager, { slug, body: await art().jpeg().toBuffer() })
  const noise = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 30 } } }).jpeg().toBuffer()
  const png = await art().png().toBuffer()
  const bad: Record<string, Uint8Array> = {
    nothing: Buffer.alloc(0),
    text: Buffer.from('not a picture'),
    svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="9" height="9"/></svg>'),
    gif: await art().gif().toBuffer(),
    tiff: await art().tiff().toBuffer(),
    pdf: Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj'),
    'half a jpeg': noise.subarray(0, noise.length / 2),
    'half a png': png.subarray(0, png.length / 2),
    'a gif that says it is a jpeg': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), await art().gif().toBuffer()]),
    'an svg behind a png signature': Buffer.concat([png.subarray(0, 8), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]),
    'an mp4': Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\0\0isomavc1'), Buffer.alloc(200)]),
    'an avif brand on nothing': Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypavif\0\0\0\0avifmif1'), Buffer.alloc(200)]),
    small: await art(639, 400).png().toBuffer(),
    long: await art(4100, 1000).png().toBuffer(),
    'a bomb': bomb(60_000, 60_000),
    'a bomb within bounds that holds too little': bomb(7_000, 7_000),
  }
  const outcomes: Record<string, string> = {}
  for (const [name, body] of Object.entries(bad)) outcomes[name] = await outcomeOf(setEventCover(ports, house.manager, { slug, body: new Uint8Array(body) }))
  expect(outcomes).toEqual(Object.fromEntries(Object.keys(bad).map((name) => [name, 'picture_refused'])))
  expect(await readEventPlan(ports, house.manager, { slug })).toMatchObject({ version: before.version, cover: before.cover })
  expect(await filesOf(slug)).toHaveLength(1)
})

test('a former picture is deleted, its address answers nothing, and the same one sent twice stays', async () => {
  const house = await newHouse(stage)
  const { slug } = await newPublished(stage, house)
  const [blue, red] = [await art(1200, 800, '#0000ff').png().toBuffer(), await art(1200, 800, '#ff0000').png().toBuffer()]
  const first = await setEventCover(ports, house.manager, { slug, body: blue })
  await setEventCover(ports, house.manager, { slug, body: blue })
  await dispatch()
  expect(await outcomeOf(readCover(ports, nobody, { slug, file: fileOf(first.cover?.url ?? '') }))).toBe('done')
  const second = await setEventCover(ports, house.manager, { slug, body: red })
  await dispatch()
  expect(await outcomeOf(readCover(ports, nobody, { slug, file: fileOf(first.cover?.url ?? '') }))).toBe('not_found')
  expect(await filesOf(slug)).toEqual([second.cover?.url.split('/').at(-1)?.slice(0, 64)])
  expect((await removeEventCover(ports, house.manager, { slug })).cover).toBeNull()
  await dispatch()
  expect(await filesOf(slug)).toEqual([])
})

test('four who change the picture at once leave one whole picture', async () => {
  const house = await newHouse(stage)
  const { slug } = await newPublished(stage, house)
  const bodies = await Promise.all(['#111111', '#555555', '#999999'].map((colour) => art(1200, 800, colour).png().toBuffer()))
  const sends = [...bodies, ...bodies.slice(0, 1)].map((body) => outcomeOf(setEventCover(ports, house.manager, { slug, body })))
  const outcomes = tally(await Promise.all(sends))
  expect(outcomes).toEqual({ done: 4 })
  await dispatch()
  const { cover } = await readEventPlan(ports, house.manager, { slug })
  for (const url of [cover?.url, cover?.smallUrl, cover?.socialUrl]) expect(await outcomeOf(readCover(ports, nobody, { slug, file: fileOf(url ?? '') }))).toBe('done')
  expect(await filesOf(slug)).toHaveLength(1)
})

test('the picture of a draft is for its staff alone, and goes with it', async () => {
  const house = await newHouse(stage)
  const { slug } = await newDraft(stage, house)
  const { cover, version } = await setEventCover(ports, house.manager, { slug, body: await art().webp().toBuffer() })
  const file = fileOf(cover?.url ?? '')
  expect(await readCover(ports, house.manager, { slug, file })).toMatchObject({ isPublic: false })
  for (const actor of [nobody, (await newHouse(stage)).manager]) expect(await outcomeOf(readCover(ports, actor, { slug, file }))).toBe('not_found')
  const { id } = await ports.db.event.findUniqueOrThrow({ where: { slug } })
  await removeEvent(ports, house.manager, { slug, version })
  await dispatch()
  expect(readdirSync(path.join(ports.env.coversDir, id))).toEqual([])
})

test('a copy has the picture as its own', async () => {
  const house = await newHouse(stage)
  const { slug } = await newPublished(stage, house)
  await setEventCover(ports, house.manager, { slug, body: await art().png().toBuffer() })
  const copy = await copyEvent(ports, house.manager, { slug, startsAt: inHours(stage, 500) })
  await removeEventCover(ports, house.manager, { slug })
  await dispatch()
  expect(await outcomeOf(readCover(ports, house.manager, { slug: copy.slug, file: fileOf(copy.cover?.socialUrl ?? '') }))).toBe('done')
})
