'use client'

import { CircleCheck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/button'
import { localText } from '@/components/ui/local-text'
import type { AcceptedDto, InvitationDto } from '@/lib/accounts/contract'

/** It worked: what is open now, and where. */
export function Joined({ invitation, accepted }: { invitation: InvitationDto; accepted: AcceptedDto }) {
  const t = useTranslations('invitation')
  const locale = useLocale()
  return (
    <div role="status" className="flex flex-col items-center py-8 text-center">
      <CircleCheck aria-hidden className="size-14 text-good" />
      <h1 className="mt-4 text-2xl font-extrabold">{t('joinedTitle')}</h1>
      <p className="mt-2 text-ink-soft text-balance">
        {accepted.needsPasskey ? t('passkeyText') : t('joinedText', { organisation: localText(invitation.organisation, locale) })}
      </p>
      {/* A whole new page: what one may do has changed. */}
      <a href={accepted.next} className={buttonClasses({ size: 'large', className: 'mt-6' })}>
        {accepted.needsPasskey ? t('addPasskey') : t('go')}
      </a>
    </div>
  )
}
