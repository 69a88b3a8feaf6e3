/** A value that screens can watch: `snapshot` stays the same object until something changes. */
export class Store<Value extends object> {
  private readonly listeners = new Set<() => void>()

  constructor(private value: Value) {}

  readonly snapshot = (): Value => this.value

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  set(change: Partial<Value>): void {
    this.value = { ...this.value, ...change }
    for (const listener of this.listeners) listener()
  }
}
