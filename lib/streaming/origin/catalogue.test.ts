import { describe, expect, it, vi } from 'vitest'
import { Catalogue } from './catalogue'
import { MemorySource, rendition, row } from './doubles/memory-source'

function open(mostContents = 10) {
  const source = new MemorySource()
  const gone: string[] = []
  let time = 0
  const log = { error: vi.fn() }
  const catalogue = new Catalogue({ source, log, now: () => new Date(time++), mostContents, onGone: (contentId) => gone.push(contentId) })
  const content = (contentId: string, count = 3) => source.put({ contentId, renditions: [rendition('v0', Array.from({ length: count }, (_, sequence) => row(sequence)))] })
  return { source, catalogue, gone, log, content }
}

describe('the catalogue', () => {
  it('loads a content once for all who ask at the same time', async () => {
    const { catalogue, source, content } = open()
    content('a')
    await Promise.all([catalogue.find('a'), catalogue.find('a')])
    expect(source.loads).toBe(1)
    expect(catalogue.find('a')).not.toBeInstanceOf(Promise)
  })

  it('does not remember an unknown content', async () => {
    const { catalogue, source, content } = open()
    expect(await catalogue.find('a')).toBeNull()
    expect(source.hearersOf('a')).toBe(0)
    content('a')
    expect(await catalogue.find('a')).not.toBeNull()
  })

  it('loses no segment that comes while it loads', async () => {
    const { catalogue, source, content } = open()
    content('a')
    const opening = catalogue.find('a')
    source.tell('a', { kind: 'segment', rendition: 'v0', segment: row(3) })
    const opened = await opening
    expect(opened?.rendition('v0')?.newest).toBe(3)
    source.tell('a', { kind: 'segment', rendition: 'v0', segment: row(3) })
    source.tell('a', { kind: 'segment', rendition: 'v0', segment: row(4) })
    expect(opened?.rendition('v0')?.newest).toBe(4)
    expect(source.loads).toBe(1)
  })

  it('loads again for a gap, a new rendition or a new init segment, and takes in what came meanwhile', async () => {
    const { catalogue, source, content } = open()
    content('a')
    const opened = await catalogue.find('a')
    content('a', 6)
    source.tell('a', { kind: 'segment', rendition: 'v0', segment: row(5) })
    source.tell('a', { kind: 'segment', rendition: 'v0', segment: row(6) })
    await vi.waitFor(() => expect(opened?.rendition('v0')?.newest).toBe(6))
    source.put({ contentId: 'a', renditions: [rendition('v0', []), rendition('v1', [row(0)])] })
    source.tell('a', { kind: 'segment', rendition: 'v1', segment: row(0) })
    await vi.waitFor(() => expect(opened?.rendition('v1')?.newest).toBe(0))
    expect(source.loads).toBe(3)
  })

  it('tries again when it could not be loaded', async () => {
    const { catalogue, source, content, log } = open()
    content('a')
    const opened = await catalogue.find('a')
    const load = vi.spyOn(source, 'load').mockRejectedValueOnce(new Error('database'))
    content('a', 6)
    source.tell('a', { kind: 'reload' })
    await vi.waitFor(() => expect(opened?.rendition('v0')?.newest).toBe(5), { timeout: 3000 })
    expect(load).toHaveBeenCalledTimes(2)
    expect(log.error).toHaveBeenCalledTimes(1)
  })

  it('tells when a content is gone', async () => {
    const { catalogue, source, gone, content } = open()
    content('a')
    const opened = await catalogue.find('a')
    source.put({ contentId: 'a', phase: 'gone' })
    source.tell('a', { kind: 'reload' })
    await vi.waitFor(() => expect(gone).toEqual(['a']))
    expect(opened?.phase).toBe('gone')
  })

  it('closes the content not asked for longest when there are too many', async () => {
    const { catalogue, source, content } = open(2)
    for (const contentId of ['a', 'b', 'c']) content(contentId)
    await catalogue.find('a')
    await catalogue.find('b')
    await catalogue.find('a')
    await catalogue.find('c')
    expect(['a', 'b', 'c'].map((contentId) => source.hearersOf(contentId))).toEqual([1, 0, 1])
  })
})
