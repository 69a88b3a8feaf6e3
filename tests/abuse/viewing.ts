import { askEdge, isMedia, type EdgeAnswer } from './edge'
import type { GrantAnswer } from './evening'
import type { Ground } from './ground'
import type { Answer, Visitor } from './visitor'

/** Asks for an epoch's key as the player does. */
export function askKey(fan: Visitor, contentId: string, epoch: number | string, grantId: string): Promise<Answer> {
  return fan.ask({ path: `/api/contents/${contentId}/keys/${epoch}`, headers: { 'akushu-grant': grantId } })
}

export function askRenewal(fan: Visitor, grantId: string, headers: Record<string, string> = {}): Promise<Answer> {
  return fan.ask({ method: 'POST', path: `/api/playback/grants/${grantId}/renewals`, body: {}, headers })
}

export function askGrant(fan: Visitor, body: { ticketId: string } | { contentId: string }, headers: Record<string, string> = {}): Promise<Answer> {
  return fan.ask({ method: 'POST', path: '/api/playback/grants', body, headers })
}

/** What a playlist leads to, as targets for the edge without their query. */
export type Playable = { playlists: string[]; objects: string[]; keys: { contentId: string; epoch: number }[] }

/** Follows a grant's own playlists, as its player would. Throws when its own viewer cannot play. */
export async function readPlayable(ground: Ground, grant: Pick<GrantAnswer, 'contentId' | 'phase' | 'query'>): Promise<Playable> {
  const top = `/${grant.contentId}/${grant.phase}.m3u8`
  const renditions = uris(await mustServe(ground, `${top}?${grant.query}`)).map((uri) => `/${grant.contentId}/${bare(uri)}`)
  const found: Playable = { playlists: [top, ...renditions], objects: [], keys: [] }
  for (const playlist of renditions) {
    const { text } = await mustServe(ground, `${playlist}?${grant.query}`)
    const folder = playlist.slice(0, playlist.lastIndexOf('/'))
    const maps = [...text.matchAll(/#EXT-X-MAP:URI="([^"]+)"/g)].map(([, uri = '']) => uri)
    found.objects.push(...[...maps, ...uris({ text })].map((uri) => `${folder}/${bare(uri)}`))
    for (const [, contentId = '', epoch] of text.matchAll(/\/api\/contents\/([0-9a-f-]+)\/keys\/(\d+)/g)) found.keys.push({ contentId, epoch: Number(epoch) })
  }
  if (found.objects.length === 0 || found.keys.length === 0) throw new Error('a playlist without segments or keys')
  return found
}

async function mustServe(ground: Ground, target: string): Promise<EdgeAnswer> {
  const answer = await askEdge(ground, target)
  if (!isMedia(answer)) throw new Error(`the edge refuses a viewer's own link: ${answer.status} at ${target.split('?')[0]}`)
  return answer
}

function uris({ text }: { text: string }): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}

function bare(uri: string): string {
  return uri.split('?', 1)[0] ?? ''
}
