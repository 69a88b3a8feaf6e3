'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

/** A browser is asked for passkeys of one domain at a time: after nothing came of the shared one, those of this host alone may be tried. */
export function FormerPasskey({ onAsk }: { onAsk: () => void }) {
  const t = useTranslations('passkeys')
  return (
    <Button look="plain" wide onClick={onAsk}>
      {t('former', { host: window.location.hostname })}
    </Button>
  )
}
