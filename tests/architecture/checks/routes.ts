import { z } from 'zod'
import { accessLine, type Access } from '@/lib/http/access'
import { routeMark, type RouteMark } from '@/lib/http/route'

export const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const reads: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** An exported method of a `route.ts`; `mark` is what the gate left on it, if it went through the gate. */
export type RouteEntry = { method: string; path: string; mark: RouteMark | null }

/** Where a file below `app` answers: `app/(fan)/watch/[ticketId]/page.tsx` at `/watch/[ticketId]`. */
export function urlOf(file: string): string {
  const folders = file.split('/').slice(1, -1)
  return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`
}

/** The exported methods of a loaded `route.ts`. */
export function entriesOf(file: string, exports: Readonly<Record<string, unknown>>): RouteEntry[] {
  return methods.filter((method) => method in exports).map((method) => ({ method, path: urlOf(file), mark: markOf(exports[method]) }))
}

function markOf(handler: unknown): RouteMark | null {
  if (typeof handler !== 'function' || !(routeMark in handler)) return null
  return handler[routeMark] as RouteMark
}

const nameOf = ({ method, path }: RouteEntry) => `${method} ${path}`

/** The committed table: `METHOD path → access`, by path. */
export function accessTable(entries: readonly RouteEntry[]): string[] {
  return entries
    .map((entry) => ({ entry, line: `${nameOf(entry)} → ${entry.mark ? accessLine(entry.mark.access) : 'NO GATE'}` }))
    .toSorted((one, other) => (one.entry.path === other.entry.path ? one.line.localeCompare(other.line) : one.entry.path < other.entry.path ? -1 : 1))
    .map(({ line }) => line)
}

/** Methods that did not go through the gate. */
export function ungated(entries: readonly RouteEntry[]): string[] {
  return entries.filter(({ mark }) => !mark).map(nameOf)
}

/** Methods that the ledger has no name for: writes, or reads. */
export function unrecordedMethods(entries: readonly RouteEntry[], kind: 'read' | 'write'): string[] {
  return entries
    .filter(({ method, mark }) => mark && typeof mark.audit !== 'string' && (kind === 'read') === reads.includes(method))
    .map(nameOf)
}

/** Ledger names and reasons that say nothing: empty, or not of the form `room.action`. */
export function unclearAudit(entries: readonly RouteEntry[]): string[] {
  return entries.flatMap((entry) => {
    const audit = entry.mark?.audit
    if (audit === undefined) return []
    const isClear = typeof audit === 'string' ? /^[a-z]+(\.[a-z_]+)+$/.test(audit) : audit.unrecorded.trim().length >= 10
    return isClear ? [] : [`${nameOf(entry)}: ${JSON.stringify(audit)}`]
  })
}

/** Methods whose access is about an object (`of`) that is no field of their input. */
export function accessOfNothing(entries: readonly RouteEntry[]): string[] {
  return entries.flatMap((entry) => {
    const of = entry.mark && objectOf(entry.mark.access)
    return of && !fieldsOf(entry.mark?.input).has(of) ? [`${nameOf(entry)}: ${of}`] : []
  })
}

function objectOf(access: Access): string | null {
  return 'of' in access ? access.of : null
}

/** The fields that an input may have, also through unions and refinements. */
export function fieldsOf(schema: unknown): Set<string> {
  if (schema instanceof z.ZodObject) return new Set(Object.keys(schema.shape))
  if (schema instanceof z.ZodUnion) return new Set(schema.options.flatMap((option) => [...fieldsOf(option)]))
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.in)
  return new Set()
}

/** What changed between two tables, one line each, `-` gone and `+` new. */
export function tableDiff(committed: readonly string[], actual: readonly string[]): string[] {
  return [
    ...committed.filter((line) => !actual.includes(line)).map((line) => `- ${line}`),
    ...actual.filter((line) => !committed.includes(line)).map((line) => `+ ${line}`),
  ]
}
