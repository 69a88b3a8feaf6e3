// The part of `npm run bench -- grants` that runs in a copy of the tree with one route added. Its last line is what it measured.
import { grantsInside } from '@/bench/grants-inside'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))
try {
  const measured = await grantsInside(console.log)
  console.log(JSON.stringify({ values: measured.values, detail: measured.detail }))
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
