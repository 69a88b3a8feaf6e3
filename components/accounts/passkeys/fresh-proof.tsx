'use client'

import { ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { signInPath } from '@/components/shell/sign-in-path'
import { useViewer } from '@/components/shell/viewer'
import { buttonClasses } from '@/components/ui/button'
import { isProblem } from '@/components/ui/problem-error'
import { PasskeyNote } from './passkey-note'

/** What went wrong with a passkey of one's own; where a fresh proof is missing, why, and the way to it and back. */
export function PasskeyProblem({ error }: { error: unknown }) {
  if (!isProblem(error, 'fresh_proof_required')) return error === null ? null : <PasskeyNote what="add" error={error} />
  return <FreshProof />
}

/** Passkeys open everything else: whoever changes them has just shown who they are. */
export function FreshProof() {
  const t = useTranslations('passkeys')
  // Whose role waits for a passkey proves the address first: another account's word would be refused again.
  const byMail = useViewer()?.needsPasskey === true
  return (
    <div role="alert" className="flex gap-3 rounded-xl bg-sunken p-4">
      <ShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft" />
      <div>
        <p>{t(byMail ? 'freshMail' : 'freshText')}</p>
        <a href={signInPath(`${window.location.pathname}${window.location.search}`)} className={buttonClasses({ size: 'small', className: 'mt-3' })}>
          {t('fresh')}
        </a>
      </div>
    </div>
  )
}
