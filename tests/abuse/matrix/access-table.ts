import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OrganisationRole, type EventStaffRole, type PlatformRoleName } from '@/lib/accounts/contract'
import { projectRoot } from '@/processes/root'

/** Who a route is for, as the committed table says. `of` is the field that names its object. */
export type Entitled =
  | { kind: 'open' }
  | { kind: 'signed in' }
  | { kind: 'ticketHolder' | 'buyer' | 'viewer' | 'artist' | 'ingestor'; of: string | null }
  | { kind: 'staff'; role: OrganisationRole; eventRoles: EventStaffRole[]; of: string | null }
  | { kind: 'platform'; role: PlatformRoleName | null }

export type TableRow = { method: string; path: string; entitled: Entitled }

/** Every line of `routes.txt`. Throws at a line that it cannot read: what is not understood is not attacked. */
export function readAccessTable(): TableRow[] {
  const table = readFileSync(join(projectRoot, 'tests', 'architecture', 'routes.txt'), 'utf8')
  return table.split('\n').filter((line) => line.trim() !== '').map(readLine)
}

function readLine(line: string): TableRow {
  const [, method = '', path = '', access = ''] = /^([A-Z]+) (\S+) → (.+)$/.exec(line) ?? []
  const entitled = readAccess(access)
  if (!entitled) throw new Error(`the matrix cannot read: ${line}`)
  return { method, path, entitled }
}

function readAccess(text: string): Entitled | null {
  if (/^(public|provider|demo only): /.test(text)) return { kind: 'open' }
  if (text === 'signed in') return { kind: 'signed in' }
  const platform = /^platform (support|privacy|people)$/.exec(text)?.[1]
  if (platform) return { kind: 'platform', role: platform === 'people' ? null : (platform as PlatformRoleName) }
  const [, what = '', of = null] = /^(.+?)(?: of (\w+))?$/.exec(text) ?? []
  if (['ticketHolder', 'buyer', 'viewer', 'artist', 'ingestor'].includes(what)) return { kind: what as 'viewer', of }
  const staff = /^staff (\w+)((?: or event \w+)*)$/.exec(what)
  if (!staff) return null
  const eventRoles = [...(staff[2] ?? '').matchAll(/event (\w+)/g)].map(([, role]) => role as EventStaffRole)
  return { kind: 'staff', role: OrganisationRole.parse(staff[1]), eventRoles, of }
}
