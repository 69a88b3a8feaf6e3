'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import type { MeDto } from '@/lib/accounts/contract'
import { NameForm } from './name-form'

/** Who one is here: the name others see, and the address that signs one in. */
export function NameCard({ viewer }: { viewer: MeDto }) {
  const t = useTranslations('me')
  const [editing, setEditing] = useState(false)
  return (
    <Card>
      <CardBody className="space-y-5">
        <CardTitle>{t('profileHeading')}</CardTitle>
        {editing ? (
          <NameForm name={viewer.displayName ?? ''} submit={t('saveName')} onSaved={() => setEditing(false)} onLeave={() => setEditing(false)} />
        ) : (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <div className="min-w-0">
              <p className="text-sm text-ink-soft">{t('name')}</p>
              <p className="font-semibold">{viewer.displayName}</p>
            </div>
            <Button look="quiet" size="small" onClick={() => setEditing(true)}>
              {t('editName')}
            </Button>
          </div>
        )}
        <div>
          <p className="text-sm text-ink-soft">{t('email')}</p>
          <p className="font-semibold break-all">{viewer.email ?? t('noEmail')}</p>
          <p className="mt-0.5 text-sm text-ink-soft">{t('emailText')}</p>
        </div>
      </CardBody>
    </Card>
  )
}
