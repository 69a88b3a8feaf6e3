'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { ProviderName } from '@/lib/accounts/contract'
import { ProviderMark } from './provider-mark'
import { useProvider } from './use-provider'

interface ProviderButtonsProps {
  providers: readonly ProviderName[]
  next: string
}

/** The ways in by another account, those that this house has set up. */
export function ProviderButtons({ providers, next }: ProviderButtonsProps) {
  const t = useTranslations('signIn')
  const go = useProvider(next)
  return (
    <>
      {providers.map((provider) => (
        <Button
          key={provider}
          look="quiet"
          wide
          className="min-h-12"
          busy={(go.isPending || go.isSuccess) && go.variables === provider}
          onClick={() => go.mutate(provider)}
        >
          <ProviderMark provider={provider} />
          {t('withProvider', { provider: t(`providers.${provider}`) })}
        </Button>
      ))}
      <ProblemPanel error={go.error} />
    </>
  )
}
