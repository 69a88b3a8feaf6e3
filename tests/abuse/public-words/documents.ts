import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/processes/root'
import { appPages, appRoutes } from '../app-tree'
import { committedLines } from '../doors'
import type { Scale } from '../scale'
import type { Ground } from '../ground'
import type { Answer, HostName, Visitor } from '../visitor'
import { gatherReaders } from './readers'

/** Something the server said. Its own request id, and the words of its own path, may be in it. */
export type Document = {
  label: string
  text: string
  mayName: string[]
  /** Whether the asker was let in: neither refused nor sent elsewhere. */
  isOpen: boolean
}

const languages = ['ja', 'en'] as const
const hosts: readonly HostName[] = ['fan', 'artist', 'admin']

/** The ways in which Next gives a page out: as HTML, and as the payloads that its router fetches. */
const forms: readonly { name: string; headers: Record<string, string>; path: (page: string) => string }[] = [
  { name: 'html', headers: {}, path: (page) => page },
  { name: 'rsc', headers: { rsc: '1' }, path: (page) => `${page}?_rsc=acgkz` },
  { name: 'rsc without query', headers: { rsc: '1' }, path: (page) => page },
  { name: 'prefetch', headers: { rsc: '1', 'next-router-prefetch': '1' }, path: (page) => `${page}?_rsc=acgkz` },
  { name: 'segment tree', headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }, path: (page) => `${page}?_rsc=acgkz` },
  { name: '.rsc', headers: {}, path: (page) => `${page === '/' ? '/index' : page}.rsc` },
  { name: '.segments', headers: {}, path: (page) => `${page === '/' ? '/index' : page}.segments/_tree.segment.rsc` },
  { name: 'a slash at its end', headers: {}, path: (page) => (page === '/' ? '//' : `${page}/`) },
]

/** Everything that a stranger gets: every readable route and every page, in both languages and all forms. */
export async function gatherPublic(ground: Ground, scale: Scale): Promise<Document[]> {
  const { events } = await ground.stranger().must<{ events: { slug: string }[] }>({ path: '/api/events' })
  const slugs = [...events.map((event) => event.slug), 'words-draft', 'no-such-event']
  const fill = (path: string) => (path.includes('[slug]') ? slugs.map((slug) => path.replace('[slug]', slug)) : path.includes('[') ? [] : [path])
  const reads = appRoutes().filter(({ method }) => method === 'GET').flatMap(({ path }) => fill(path))
  const pages = [...appPages().flatMap(fill), '/nothing-here', '/signin?next=%2Ftickets']
  const documents: Document[] = []
  for (const host of scale === 'full' ? hosts : hosts.slice(0, 1)) {
    for (const language of languages) {
      const visitor = ground.stranger(host)
      const headers = { 'accept-language': language, cookie: `locale=${language}` }
      for (const path of reads) documents.push(await read(visitor, path, headers, `${path} (${language})`))
      for (const page of pages) {
        for (const form of page.includes('?') ? forms.slice(0, 1) : forms) {
          documents.push(await read(visitor, form.path(page), { ...headers, ...form.headers }, `${page} as ${form.name} (${language})`))
        }
      }
    }
  }
  return documents
}

/** The forms that a page of somebody signed in is read in; the others are one for all. */
const personalForms = forms.slice(0, 3)

/**
 * Every page of the committed table, as those people who may open it: they may name the object of their own path, and nothing
 * else. `unread` are pages that nobody got to see, which says nothing about what they hold.
 */
export async function gatherPersonal(ground: Ground): Promise<{ documents: Document[]; unread: string[] }> {
  const people = await gatherReaders(ground)
  const [documents, unread]: [Document[], string[]] = [[], []]
  for (const { line: page } of committedLines('pages')) {
    let isRead = false
    for (const { visitor, values } of people) {
      for (const path of filledWays(page, values)) {
        for (const form of personalForms) {
          const document = await read(visitor, form.path(path), form.headers, `${path.replace(/[0-9a-f-]{36}/, '…')} of ${visitor.who} as ${form.name}`, path.split('/'))
          isRead ||= document.isOpen
          documents.push(document)
        }
      }
    }
    if (!isRead) unread.push(page)
  }
  return { documents, unread }
}

/** The page with each value that its gap may have; one with two gaps would take every pair. */
function filledWays(page: string, values: Readonly<Record<string, readonly string[]>>): string[] {
  const gap = /\[(\w+)\]/.exec(page)
  if (!gap) return [page]
  return (values[gap[1] ?? ''] ?? []).flatMap((value) => filledWays(page.replace(gap[0], value), values))
}

/** Every script of the build, and those that the pages name. */
export async function gatherScripts(ground: Ground, pages: readonly Document[]): Promise<Document[]> {
  const folder = join(projectRoot, '.next', 'static')
  const built = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js')) : []
  const named = pages.flatMap(({ text }) => text.match(/\/_next\/static\/[\w./~%-]+?\.js/g) ?? [])
  const visitor = ground.stranger()
  const documents: Document[] = []
  for (const path of new Set([...built.map((file) => `/_next/static/${file}`), ...named])) {
    const answer = await visitor.ask({ path })
    if (answer.status === 200) documents.push({ label: path, text: answer.text, mayName: [], isOpen: true })
  }
  return documents
}

async function read(visitor: Visitor, path: string, headers: Record<string, string>, label: string, mayName: string[] = []): Promise<Document> {
  let answer = await visitor.ask({ path, headers })
  const isOpen = answer.status === 200
  for (let hops = 0; hops < 3 && answer.status >= 300 && answer.status < 400 && answer.headers.location; hops += 1) {
    const next = new URL(answer.headers.location, visitor.origin)
    answer = await visitor.ask({ path: `${next.pathname}${next.search}`, headers })
  }
  return { label, text: spoken(answer), mayName: [...mayName, String(answer.headers['x-request-id'])].filter((word) => word.length === 36), isOpen }
}

/**
 * Headers speak as well, except the request's own id and what has just signed us in. The page's policy must name the
 * edge's host, which is no address of anything there.
 */
function spoken(answer: Answer): string {
  const { 'x-request-id': _id, 'set-cookie': _cookie, 'content-security-policy': _policy, ...headers } = answer.headers
  return `${JSON.stringify(headers)}\n${answer.text}`
}
