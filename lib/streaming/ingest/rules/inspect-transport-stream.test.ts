import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inspectTransportStream } from './inspect-transport-stream'
it('x', () => {
  for (const i of [0,1,2]) console.info(inspectTransportStream(readFileSync(new URL(`./fixtures/encoder-segment-${i}.mpegts`, import.meta.url))))
  expect(1).toBe(1)
})
