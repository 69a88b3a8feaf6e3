import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '@/processes/root'

/** A route of the app as its files say it: `{ method: 'POST', path: '/api/playback/grants/[grantId]/renewals' }`. */
export type AppRoute = { method: string; path: string }

const methods = /export const (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g

/** Every method of every route handler there is: what is added later is attacked too. */
export function appRoutes(): AppRoute[] {
  return filesNamed('route.ts').flatMap(({ path, source }) => [...source.matchAll(methods)].map(([, method = '']) => ({ method, path })))
}

/** The paths of all pages, parameters in brackets. */
export function appPages(): string[] {
  return filesNamed('page.tsx').map(({ path }) => path)
}

function filesNamed(name: string): { path: string; source: string }[] {
  const app = join(projectRoot, 'app')
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => file === name || file.endsWith(`/${name}`))
  return files.sort().map((file) => ({ path: urlOf(file), source: readFileSync(join(app, file), 'utf8') }))
}

/** Folders in round brackets are groups and do not show in the address. */
function urlOf(file: string): string {
  const folders = file.split('/').slice(0, -1).filter((folder) => !folder.startsWith('('))
  return `/${folders.join('/')}`
}
