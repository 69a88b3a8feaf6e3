import { expect, it } from 'vitest'
import { ElementaryStream } from './elementary-stream'

const beginning = Buffer.from([0, 0, 1, 0xe0, 0, 0, 0x80, 0x80, 5, 0x21, 0, 1, 0, 1])

it('keeps no more of its first body than is looked at', () => {
  const stream = new ElementaryStream('video')
  const packet = { pid: 256, isBreak: false }
  stream.take({ ...packet, isStart: true, counter: 0, payload: Buffer.concat([beginning, Buffer.from('first')]) })
  for (let number = 1; number <= 2_000; number++) {
    stream.take({ ...packet, isStart: false, counter: number & 0x0f, payload: Buffer.alloc(184, 9) })
  }
  const body = stream.end()
  expect(body).toHaveLength(256 * 1024)
  expect(Buffer.from(body.subarray(0, 6)).toString()).toBe('first\t')
})
