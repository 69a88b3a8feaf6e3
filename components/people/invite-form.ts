'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Address, type InvitePerson } from '@/lib/accounts/contract'
import { locales } from '@/messages/locale'

/** What the dialog asks; which of it counts follows from the kind. */
const InviteForm = z.object({
  kind: z.enum(['membership', 'artist', 'event_staff']),
  membershipRole: z.enum(['owner', 'manager', 'moderator']),
  artistRole: z.enum(['artist', 'crew']),
  staffRole: z.enum(['moderator', 'desk', 'support']),
  artistSlug: z.string(),
  eventSlug: z.string(),
  limitedTo: z.array(z.string()),
  email: z.string().refine((text) => text.trim() === '' || Address.safeParse(text).success),
  locale: z.enum(locales),
})
export type InviteForm = z.infer<typeof InviteForm>

export function useInviteForm(start: Partial<InviteForm>) {
  return useForm<InviteForm>({
    resolver: zodResolver(InviteForm),
    defaultValues: {
      kind: 'membership',
      membershipRole: 'moderator',
      artistRole: 'crew',
      staffRole: 'moderator',
      artistSlug: '',
      eventSlug: '',
      limitedTo: [],
      email: '',
      locale: 'ja',
      ...start,
    },
  })
}

/** What is sent. Orders belong to the whole event, so only those who watch broadcasts are limited to some. */
export function invitationBody(organisationSlug: string, form: InviteForm): InvitePerson {
  const towards = { organisationSlug, ...(form.email.trim() === '' ? {} : { email: form.email, locale: form.locale }) }
  if (form.kind === 'membership') return { ...towards, kind: form.kind, role: form.membershipRole }
  if (form.kind === 'artist') return { ...towards, kind: form.kind, role: form.artistRole, artistSlug: form.artistSlug }
  const limitedTo = form.staffRole === 'moderator' ? form.limitedTo : []
  return { ...towards, kind: form.kind, role: form.staffRole, eventSlug: form.eventSlug, limitedTo }
}
