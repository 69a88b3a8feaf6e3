'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { Moment } from '@/components/ui/event-time'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { ProviderName } from '@/lib/accounts/contract'
import { ProviderMark } from '../sign-in/provider-mark'
import { useProvider } from '../sign-in/use-provider'
import { RemoveIdentityDialog } from './remove-identity'
import { useIdentities } from './use-identities'

/** The accounts elsewhere that sign the person in. Not shown where this house offers none. */
export function IdentitiesCard() {
  const t = useTranslations('me')
  const { data, error, refetch } = useIdentities()
  const [removing, setRemoving] = useState<ProviderName | null>(null)
  const go = useProvider('/me')
  if (error === null && (data === undefined || data.identities.length === 0)) return null
  return (
    <Card>
      <CardBody>
        <CardTitle>{t('identitiesHeading')}</CardTitle>
        <p className="text-sm text-ink-soft">{t('identitiesText')}</p>
        {data === undefined && <ProblemPanel error={error} onRetry={() => void refetch()} className="mt-4" />}
        <ul className="mt-3 divide-y divide-line">
          {data?.identities.map(({ provider, isLinked, linkedAt }) => (
            <li key={provider} className="flex items-center gap-3 py-3.5 [&>svg]:size-7 [&>svg]:shrink-0">
              <ProviderMark provider={provider} />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2 font-semibold">
                  {t(`providers.${provider}`)}
                  {isLinked && <Badge tone="good">{t('linked')}</Badge>}
                </p>
                {linkedAt !== null && (
                  <p className="text-sm text-ink-soft">{t.rich('linkedAt', { time: () => <Moment instant={linkedAt} /> })}</p>
                )}
              </div>
              {isLinked ? (
                <Button look="quiet" size="small" aria-label={t('unlinkOf', { provider: t(`providers.${provider}`) })} onClick={() => setRemoving(provider)}>
                  {t('unlink')}
                </Button>
              ) : (
                <Button
                  look="quiet"
                  size="small"
                  aria-label={t('linkOf', { provider: t(`providers.${provider}`) })}
                  busy={(go.isPending || go.isSuccess) && go.variables === provider}
                  onClick={() => go.mutate(provider)}
                >
                  {t('link')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <ProblemPanel error={go.error} />
      </CardBody>
      {removing !== null && <RemoveIdentityDialog provider={removing} onClose={() => setRemoving(null)} />}
    </Card>
  )
}
