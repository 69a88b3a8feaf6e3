// The load generator of a bench, told over its channel what to send.
import type { LoadOrder } from '@/bench/generator'
import { Load } from '@/bench/load'

const load = new Load()

async function carryOut(order: LoadOrder): Promise<unknown> {
  if ('run' in order) return load.run(order.run)
  load.give(order.give.name, order.give.texts)
  return null
}

process.on('message', (order: LoadOrder) => {
  carryOut(order).then(
    (done) => process.send?.({ done }),
    (error: Error) => process.send?.({ failed: error.message }),
  )
})
process.on('disconnect', () => process.exit(0))
