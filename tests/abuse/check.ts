import type { Ground } from './ground'
import type { Scale } from './scale'

/** What a check found: a figure for its line, and every place where a defence did not hold. */
export type Outcome = { figure: string; breaches: string[] }

/** One acceptance check of the trust page, by its number there. */
export type Check = {
  number: number
  title: string
  /** Attacks a running product. Throws only when the attack itself could not be carried out. */
  run(ground: Ground, scale: Scale): Promise<Outcome>
}

/** Gathers breaches, each once: the same hole is usually met on many ways. */
export class Breaches {
  readonly #found = new Set<string>()

  add(breach: string): void {
    this.#found.add(breach)
  }

  /** Notes a breach unless `holds`. */
  expect(holds: boolean, breach: () => string): void {
    if (!holds) this.add(breach())
  }

  get list(): string[] {
    return [...this.#found]
  }
}
