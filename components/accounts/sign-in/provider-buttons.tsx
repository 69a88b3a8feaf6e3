'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/shell/use-action'
import { Button } from '@/components/ui/button'
import { ProblemPanel } from '@/components/ui/problem-panel'
import type { ProviderName, ProviderRedirectDto } from '@/lib/accounts/contract'
import { ProviderMark } from './provider-mark'

interface ProviderButtonsProps {
  providers: readonly ProviderName[]
  next: string
}

/** The ways in by another account, those that this house has set up. */
export function ProviderButtons({ providers, next }: ProviderButtonsProps) {
  const t = useTranslations('signIn')
  const go = useAction<ProviderRedirectDto, ProviderName>({
    path: (provider) => `/api/accounts/providers/${provider}/attempts`,
    body: () => ({ next }),
  })
  const leave = (provider: ProviderName) => go.mutate(provider, { onSuccess: ({ redirectUrl }) => window.location.assign(redirectUrl) })
  return (
    <>
      {providers.map((provider) => (
        <Button
          key={provider}
          look="quiet"
          wide
          className="min-h-12"
          busy={(go.isPending || go.isSuccess) && go.variables === provider}
          onClick={() => leave(provider)}
        >
          <ProviderMark provider={provider} />
          {t('withProvider', { provider: t(`providers.${provider}`) })}
        </Button>
      ))}
      <ProblemPanel error={go.error} />
    </>
  )
}
