import { describe, expect, it } from 'vitest'
import { HotObjects } from './hot-objects'

function memory(most: number, size = 10) {
  const asked: string[] = []
  let release: () => void = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const hot = new HotObjects({ read: async (key) => (asked.push(key), await gate, key.endsWith('missing') ? null : Buffer.alloc(size)) }, most)
  return { hot, asked, release }
}

describe('objects in memory', () => {
  it('are read once for all who ask at the same time', async () => {
    const { hot, asked, release } = memory(1000)
    const all = [hot.read('a/1'), hot.read('a/1'), hot.read('a/1')]
    release()
    await Promise.all(all)
    expect(asked).toEqual(['a/1'])
    expect(hot.peek('a/1')).toHaveLength(10)
  })

  it('leave in the order they were last asked for', async () => {
    const { hot, release } = memory(40)
    release()
    for (const key of ['a/1', 'a/2', 'a/3', 'a/4']) await hot.read(key)
    hot.peek('a/1')
    await hot.read('a/5')
    expect(['a/1', 'a/2', 'a/3', 'a/4', 'a/5'].filter((key) => hot.peek(key))).toEqual(['a/1', 'a/3', 'a/4', 'a/5'])
  })

  it('do not include one too large, or one that is missing', async () => {
    const { hot, asked, release } = memory(39)
    release()
    await hot.read('a/1')
    expect(await hot.read('a/missing')).toBeNull()
    expect(await hot.read('a/missing')).toBeNull()
    expect(hot.peek('a/1')).toBeUndefined()
    expect(asked).toHaveLength(3)
  })

  it('do not come back after their content was dropped, even if they were being read', async () => {
    const { hot, release } = memory(1000)
    const reading = hot.read('a/1')
    const other = hot.read('ab/1')
    hot.drop('a')
    release()
    await Promise.all([reading, other])
    expect(hot.peek('a/1')).toBeUndefined()
    expect(hot.peek('ab/1')).toHaveLength(10)
    hot.drop('ab')
    expect(hot.peek('ab/1')).toBeUndefined()
  })

  it('can be asked for again after a failed read', async () => {
    let fail = true
    const hot = new HotObjects({ read: async () => (fail ? Promise.reject(new Error('disk')) : Buffer.alloc(1)) }, 1000)
    await expect(hot.read('a/1')).rejects.toThrow('disk')
    fail = false
    expect(await hot.read('a/1')).toHaveLength(1)
  })
})
