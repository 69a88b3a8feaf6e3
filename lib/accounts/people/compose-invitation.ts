import { readEvents } from '@/lib/events'
import { writeLetter } from '@/lib/platform/mail/rules/letter'
import type { Compose } from '@/lib/platform/mail/templates'
import { Words } from '../contract'
import { readArtistNames } from '../look-up'
import { invitationState } from '../rules/invitation'
import { invitationLink } from './invitation-token'
import { unsafeFindInvitation } from './store-invitations'

/** The letter that carries an invitation's link, written when it is sent. Null for one that does not wait any more. */
export const composeInvitation: Compose = async (ports, { subjectId, locale }) => {
  const invitation = await unsafeFindInvitation(ports.db, subjectId)
  if (!invitation || invitationState(invitation, ports.clock.now()) !== 'waiting') return null
  const { artistProfileId, eventId } = invitation
  const artist = artistProfileId && (await readArtistNames(ports, [artistProfileId])).get(artistProfileId)
  const event = eventId && (await readEvents(ports, [eventId])).get(eventId)
  const organisation = Words.parse(invitation.organisation.name)[locale]
  const towards = (artist || (event && event.title) || null)?.[locale] ?? null
  const isArtist = invitation.role === 'artist'
  const until = dayOf(invitation.expiresAt, locale)
  const link = invitationLink(ports.env, invitation)
  return locale === 'ja'
    ? writeLetter({
        locale,
        subject: `${organisation}から招待が届いています`,
        pieces: [
          { text: `${organisation}から、${towards === null ? 'メンバー' : isArtist ? `アーティスト「${towards}」ご本人` : `「${towards}」のスタッフ`}としてのご招待です。` },
          { link, label: '招待を見る' },
          { text: `${until}（日本時間）まで有効です。このメールアドレスのアカウントでサインインした方だけが参加できます。` },
          { text: 'お心当たりのない場合は、何もせずにこのメールを削除してください。' },
        ],
      })
    : writeLetter({
        locale,
        subject: `${organisation} invites you`,
        pieces: [
          { text: `${organisation} invites you to ${towards === null ? 'join its team' : isArtist ? `use the studio as ${towards}` : `join the staff of “${towards}”`}.` },
          { link, label: 'See the invitation' },
          { text: `It is open until ${until} (JST). Only an account with this e-mail address can accept it.` },
          { text: 'If you do not know what this is about, do nothing and delete this mail.' },
        ],
      })
}

/** The last day on which it may be accepted. */
function dayOf(instant: Date, locale: 'ja' | 'en'): string {
  return new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' }).format(instant)
}
