import { diskStorage, type Storage } from './storage'

/**
 * Where events' pictures rest: public, plain, and apart from sealed media, which they could be taken for.
 * Keys are `<eventId>/<digest>/<file>`.
 */
export type Covers = Pick<Storage, 'put' | 'read' | 'deleteAll'>

/** Covers in a folder of this machine. */
export function diskCovers(root: string): Covers {
  return diskStorage(root)
}
