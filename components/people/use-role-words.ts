'use client'

import { useMessages, useTranslations } from 'next-intl'
import type { InvitationKind } from '@/lib/accounts/contract'

/** A role's name and what it may do, in plain words. */
export function useRoleWords(): (kind: InvitationKind, role: string) => { name: string; help: string } {
  const t = useTranslations('people')
  const { roles } = useMessages().people
  return (kind, role) => {
    switch (kind) {
      case 'membership':
        return pair(Object.keys(roles.membership) as (keyof typeof roles.membership)[], (key) => [t(`roles.membership.${key}`), t(`roleHelp.membership.${key}`)])
      case 'artist':
        return pair(Object.keys(roles.artist) as (keyof typeof roles.artist)[], (key) => [t(`roles.artist.${key}`), t(`roleHelp.artist.${key}`)])
      case 'event_staff':
        return pair(Object.keys(roles.event_staff) as (keyof typeof roles.event_staff)[], (key) => [t(`roles.event_staff.${key}`), t(`roleHelp.event_staff.${key}`)])
    }
    function pair<Key extends string>(keys: readonly Key[], words: (key: Key) => [string, string]): { name: string; help: string } {
      const known = keys.find((key) => key === role)
      if (known === undefined) return { name: role, help: '' }
      const [name, help] = words(known)
      return { name, help }
    }
  }
}
