import { accessLine, type Access } from '@/lib/http/access'
import { pageMark } from '@/lib/http/page'
import { urlOf } from './routes'

/** A `page.tsx`; `access` is what its gate was told, null when it has no gate. */
export type PageEntry = { path: string; access: Access | null }

export function pageEntry(file: string, exports: Readonly<Record<string, unknown>>): PageEntry {
  const page = exports['default']
  const isMarked = typeof page === 'function' && pageMark in page
  return { path: urlOf(file), access: isMarked ? (page[pageMark] as { access: Access }).access : null }
}

/** The committed table: `path → access`, by path. */
export function pageTable(entries: readonly PageEntry[]): string[] {
  return entries.map(({ path, access }) => `${path} → ${access ? accessLine(access) : 'NO GATE'}`).toSorted()
}
