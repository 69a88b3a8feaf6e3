// npm run dev [-- --fresh]: the same as the demo, with hot reload and every log in the terminal.
import { join } from 'node:path'
import { watchBundle } from '@/processes/bundle.mjs'
import { portsFrom } from '@/processes/ports'
import { projectRoot } from '@/processes/root'
import { runInTerminal } from '@/processes/terminal'
import { refuseUnknownArguments, welcome } from '@/processes/welcome'

const args = process.argv.slice(2)
refuseUnknownArguments(args, ['--fresh'], 'Usage: npm run dev [-- --fresh]')
const stateDir = join(projectRoot, '.demo')

await runInTerminal(
  {
    stateDir,
    ports: portsFrom(3000),
    build: 'development',
    output: 'terminal',
    environment: { LOG_LEVEL: 'debug' },
    isFresh: args.includes('--fresh'),
  },
  async (stack, say) => {
    const watchers = await Promise.all(
      (['origin', 'worker'] as const).map((name) =>
        watchBundle(name, () => {
          stack.restart(name).then(
            () => say(`${name} restarted`),
            (error: Error) => say(error.message),
          )
        }),
      ),
    )
    say('Ready.')
    console.log(welcome(stack.urls))
    return async () => {
      await Promise.all(watchers.map((stop) => stop()))
    }
  },
)
