// npm run demo [-- --fresh]: the whole product on this machine.
import { join } from 'node:path'
import { portsFrom } from '@/processes/ports'
import { projectRoot } from '@/processes/root'
import { runInTerminal } from '@/processes/terminal'
import { refuseUnknownArguments, welcome } from '@/processes/welcome'

const args = process.argv.slice(2)
refuseUnknownArguments(args, ['--fresh'], 'Usage: npm run demo [-- --fresh]')
const stateDir = join(projectRoot, '.demo')

await runInTerminal(
  { stateDir, ports: portsFrom(3000), build: 'production', isFresh: args.includes('--fresh') },
  async ({ urls }, say) => {
    say('Ready.')
    console.log(welcome(urls))
    return undefined
  },
)
