import type { Ports } from '@/lib/platform/ports'
import { hasArtistMember } from './store'

/** Whether a person is this artist, or crew of theirs, at this moment: for what acts in their name without a session. */
export function isArtistSide(ports: Ports, personId: string, artistProfileId: string): Promise<boolean> {
  return hasArtistMember(ports.db, personId, artistProfileId)
}
