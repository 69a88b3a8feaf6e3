import { setTimeout as sleep } from 'node:timers/promises'

/**
 * How long a copied edge address goes on working, ms from now; it is asked every second.
 * @param forMs gives up after this long
 */
export async function lifeOfLink(url: string, edgeLoopback: string, forMs: number): Promise<number> {
  const target = new URL(url)
  const began = Date.now()
  while (Date.now() - began < forMs) {
    // Node does not know *.localhost; the edge is asked by its number.
    const response = await fetch(`${edgeLoopback}${target.pathname}${target.search}`)
    await response.arrayBuffer()
    if (response.status === 403) return Date.now() - began
    if (response.status !== 200) throw new Error(`the edge answered ${response.status}`)
    await sleep(1_000)
  }
  return Number.POSITIVE_INFINITY
}
