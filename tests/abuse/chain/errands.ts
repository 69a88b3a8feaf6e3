type Errand = () => Promise<void>
type Row = 'urgent' | 'next' | 'last'

/** Errands that bring further ones: the urgent first, and the last only when no other is left. */
export class Errands {
  readonly #rows: Record<Row, Errand[]> = { urgent: [], next: [], last: [] }
  #underWay = 0

  add(row: Row, errand: Errand): void {
    this.#rows[row].push(errand)
  }

  /** Runs them all, `most` at once. Rejects with the first failure. */
  async run(most: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const fill = () => {
        while (this.#underWay < most) {
          const errand = this.#rows.urgent.shift() ?? this.#rows.next.shift() ?? (this.#underWay === 0 ? this.#rows.last.shift() : undefined)
          if (!errand) break
          this.#underWay += 1
          errand()
            .finally(() => (this.#underWay -= 1))
            .then(fill, reject)
        }
        if (this.#underWay === 0) resolve()
      }
      fill()
    })
  }
}
