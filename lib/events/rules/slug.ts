import { z } from 'zod'

export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'not a slug')

/** Longest slug that is made here; there is room for a number behind it. */
const most = 48

/** A readable address out of an English title; empty when the title has nothing to read in it. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (words.length <= most) return words
  const cut = words.slice(0, most + 1)
  const end = cut.lastIndexOf('-')
  return cut.slice(0, end > 0 ? end : most)
}

/** Names that pages and routes beside them have already: /admin/events/new, …/ticket-types/order. */
const reserved = new Set(['new', 'order'])

export function isReserved(slug: string): boolean {
  return reserved.has(slug)
}

/** The first of `base`, `base-2`, `base-3` … that is not taken. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base) && !isReserved(base)) return base
  for (let number = 2; ; number += 1) {
    const candidate = `${base}-${number}`
    if (!taken.has(candidate)) return candidate
  }
}
