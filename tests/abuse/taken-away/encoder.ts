import { planEvening } from '../evening'
import type { Scene, Subject } from './subject'

/** An encoder with a key of its own broadcast, which its artist revokes. A broadcast has few keys, so each has its own. */
export async function keyRevoked({ ground }: Scene, who: string): Promise<Subject> {
  const { broadcastId } = await planEvening(ground, `taken-${who}`, 'hoshino-mitsuki')
  const keys = `/api/streaming/broadcasts/${broadcastId}/encoder-keys`
  const artist = await ground.signIn('artist', 'artist')
  const { key, ingestPath, made } = await artist.must<{ key: string; ingestPath: string; made: { id: string } }>({ method: 'POST', path: keys, body: { label: who } })
  const encoder = ground.stranger()
  const push = (method: string, file: string) => () =>
    encoder.ask({ method, path: `${ingestPath}/v0/${file}`, without: ['origin'], headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, ...(method === 'PUT' ? { body: playlist } : {}) })
  return {
    visitor: null,
    requests: [
      ['a pushed playlist', push('PUT', 'index.m3u8')],
      ['a dropped segment', push('DELETE', '0.m4s')],
    ],
    take: async () => void (await artist.must({ method: 'POST', path: `${keys}/${made.id}/revocation`, body: {} })),
  }
}

const playlist = '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:1.0,\n0.m4s\n'
