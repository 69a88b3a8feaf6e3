// npm run people -- list | grant ROLE ADDRESS | take ROLE ADDRESS: who is support or privacy of the platform. No route does it.
import { grantPlatformRole, listPlatformPeople, takePlatformRole } from '@/lib/accounts'
import type { PlatformRoleName } from '@/lib/accounts/contract'
import { env } from '@/lib/platform/env'
import { openPorts, platformRequest } from '@/lib/platform/open-ports'
import type { Ports } from '@/lib/platform/ports'
import { refuseBadEnvironment } from '@/processes/boot'

const usage = 'Usage: npm run people -- list | grant support|privacy ADDRESS | take support|privacy ADDRESS'

function readRole(text: string | undefined): PlatformRoleName {
  if (text === 'support' || text === 'privacy') return text
  throw new Error(usage)
}

async function main(ports: Ports, [verb, role, address]: string[]): Promise<string> {
  if (verb === 'list') {
    const people = await listPlatformPeople(ports)
    return people.length === 0 ? 'Nobody is of the platform.' : people.map((person) => `${person.role.padEnd(8)} ${person.address}  ${person.name}`).join('\n')
  }
  if (address === undefined) throw new Error(usage)
  const asked = { ...ports, request: platformRequest(`people.${verb === 'grant' ? 'grant' : 'take'}`) }
  switch (verb) {
    case 'grant':
      return (await grantPlatformRole(asked, readRole(role), address)) ? `${address} is ${role} of the platform now.` : `${address} was ${role} already.`
    case 'take':
      return (await takePlatformRole(asked, readRole(role), address)) ? `${address} is not ${role} any more; visits in that role have ended.` : `${address} was not ${role}.`
    default:
      throw new Error(usage)
  }
}

const { ports, close } = openPorts(refuseBadEnvironment(env), 'people')
try {
  console.log(await main(ports, process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await close()
}
process.exit()
