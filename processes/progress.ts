/** Tells a person what is going on; every line carries the time since the start. */
export type Progress = {
  /** Names a step while it runs, and says how long it took. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  say(line: string): void
}

const repeatMs = 15_000

/** Progress in the terminal: one line that counts up where it can be rewritten, plain lines elsewhere. */
export function terminalProgress(): Progress {
  const startedAt = performance.now()
  const stamp = () => `[${seconds(performance.now() - startedAt).padStart(6)}]`
  const isTerminal = process.stdout.isTTY
  return {
    say: (line) => console.log(`${stamp()} ${line}`),
    async step(name, work) {
      const stepStartedAt = performance.now()
      const show = (ending: string) => process.stdout.write(`\r\u001b[K${stamp()} ${name} ${ending}`)
      const repeat = () => (isTerminal ? show('…') : console.log(`${stamp()} ${name} …`))
      if (isTerminal) repeat()
      const timer = setInterval(repeat, isTerminal ? 200 : repeatMs)
      try {
        const result = await work()
        const took = seconds(performance.now() - stepStartedAt)
        if (isTerminal) show(`(${took})\n`)
        else console.log(`${stamp()} ${name} (${took})`)
        return result
      } catch (error) {
        if (isTerminal) show('failed\n')
        throw error
      } finally {
        clearInterval(timer)
      }
    },
  }
}

/** For stacks that tests start. */
export const noProgress: Progress = { step: (_name, work) => work(), say: () => undefined }

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
