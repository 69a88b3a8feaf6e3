import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/processes/root'
import { codeOf, faultOf } from '../answers'
import { appRoutes } from '../app-tree'
import { Breaches, type Check } from '../check'
import { allDoors, committedLines, exampleCall, filled } from '../doors'
import type { Ground } from '../ground'

const nowhere = '/api/[...path]'

export const routes: Check = {
  number: 1,
  title: 'every method that is served is in the table, and its access holds',

  async run(ground) {
    const breaches = new Breaches()
    const table = new Map(committedLines('routes').map(({ line, access }) => [line, access]))
    const served = await servedMethods(ground)
    for (const name of served) breaches.expect(table.has(name), () => `${name} is served and stands in no table`)
    for (const name of table.keys()) breaches.expect(served.includes(name), () => `${name} stands in the table and is not served`)
    for (const { method, path } of appRoutes()) breaches.expect(table.has(`${method} ${path}`), () => `${method} ${path} is in the sources and in no table`)
    const doors = allDoors()
    const described = new Map(doors.map((door) => [door.name, door.access]))
    for (const [name, access] of table) {
      if (name.endsWith(nowhere)) continue
      breaches.expect(described.get(name) === access, () => `${name} is described to owners as ${described.get(name) ?? 'nothing'}, and is ${access}`)
    }
    // Asked in its right form, so that only the gate can be what refuses.
    for (const door of doors.filter(({ isOpen }) => !isOpen)) {
      const answer = await ground.stranger().ask(exampleCall(door))
      const isKept = answer.status === 401 && codeOf(answer) === 'sign_in_required' && faultOf(answer) === null
      breaches.expect(isKept, () => `${door.name} is for ${door.access} and answered a stranger ${answer.status}`)
    }
    for (const method of ['TRACE', 'PROPFIND', 'PATCH']) {
      const answer = await ground.stranger().ask({ method, path: '/api/events' })
      const isRefused = answer.status === 405 && faultOf(answer) === null && answer.headers.allow === 'GET'
      breaches.expect(isRefused, () => `${method} /api/events was answered ${answer.status}, allow: ${String(answer.headers.allow)}`)
    }
    return { figure: `${served.length} methods served, ${table.size} in the table, ${doors.filter(({ isOpen }) => !isOpen).length} closed to strangers`, breaches: breaches.list }
  },
}

/** Files of the build that Next serves as routes. */
const icons: ReadonlySet<string> = new Set(['/icon.svg', '/favicon.ico'])

/** What the running product serves, as its own build and its own answers say it, not its sources. */
async function servedMethods(ground: Ground): Promise<string[]> {
  const manifest = JSON.parse(readFileSync(join(projectRoot, '.next', 'app-path-routes-manifest.json'), 'utf8')) as Record<string, string>
  const paths = Object.entries(manifest).filter(([file, path]) => file.endsWith('/route') && !icons.has(path)).map(([, path]) => path)
  if (paths.length < 30) throw new Error('the build names too few routes')
  const served: string[] = []
  for (const path of paths) {
    const { headers } = await ground.stranger().ask({ method: 'OPTIONS', path: filled(path === nowhere ? '/api/nothing/here' : path) })
    const methods = String(headers.allow ?? '').split(', ').filter((method) => !['OPTIONS', 'HEAD', ''].includes(method))
    if (methods.length === 0) throw new Error(`${path} does not say which methods it has`)
    served.push(...methods.map((method) => `${method} ${path}`))
  }
  return served
}
