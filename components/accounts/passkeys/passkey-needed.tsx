'use client'

import { KeyRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, buttonClasses } from '@/components/ui/button'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { AddPasskeyDialog } from './add-passkey'
import { neededWay, type NeededWay } from './needed-way'
import { PasskeyNote } from './passkey-note'
import { usePasskeySignIn, usePasskeysWork } from './use-passkey-sign-in'
import { usePasskeys } from './use-passkeys'

/**
 * For owners and managers whose roles wait for a passkey: what it is, and one button; for those whose passkey answers on another
 * host, which one, and the way there.
 * @param props.next where they wanted to go; null to stay
 */
export function PasskeyNeeded({ next }: { next: string | null }) {
  const passkeys = usePasskeys()
  const way = passkeys.data === undefined ? null : neededWay(passkeys.data)
  return (
    <section aria-labelledby="passkey-needed" className="rounded-2xl border border-line-strong/60 bg-card p-5 shadow-card sm:p-6">
      <div className="flex gap-3.5">
        <span className="grid size-11 shrink-0 place-items-center rounded-full bg-accent text-on-accent">
          <KeyRound aria-hidden className="size-5.5" />
        </span>
        <Words way={way ?? { way: 'make' }} />
      </div>
      <div className="mt-4 space-y-3">
        {way === null && <ProblemPanel error={passkeys.error} onRetry={() => void passkeys.refetch()} />}
        {(way?.way === 'make' || way?.way === 'confirm') && <Act way={way} next={next} />}
        {(way?.way === 'elsewhere' || way?.way === 'apart') && <Leave host={way.host} origin={way.origin} />}
      </div>
    </section>
  )
}

function Words({ way }: { way: NeededWay }) {
  const t = useTranslations('passkeys')
  const [title, text] = wordsOf(way, t)
  return (
    <div>
      <h2 id="passkey-needed" className="text-lg leading-snug">
        {title}
      </h2>
      <p className="mt-1">{text}</p>
    </div>
  )
}

function wordsOf(way: NeededWay, t: ReturnType<typeof useTranslations<'passkeys'>>): [title: string, text: string] {
  switch (way.way) {
    case 'make':
      return [t('neededTitle'), t('needed')]
    case 'confirm':
      return [t('neededHasTitle'), t('neededHas')]
    case 'elsewhere':
      return [t('neededElsewhereTitle'), t('neededElsewhere', { host: way.host })]
    case 'apart':
      return [t('neededElsewhereTitle'), t('neededApart', { host: way.host })]
    case 'gone':
      return [t('neededElsewhereTitle'), t('neededGone', { host: way.host })]
  }
}

function Act({ way, next }: { way: Extract<NeededWay, { way: 'make' | 'confirm' }>; next: string | null }) {
  const t = useTranslations('passkeys')
  const works = usePasskeysWork()
  const [adding, setAdding] = useState(false)
  const leave = () => window.location.assign(next ?? '/me')
  const signIn = usePasskeySignIn(next ?? '/me', false, leave)
  if (!works) return <p className="rounded-xl bg-warn-wash p-3.5 text-sm">{t('notHere')}</p>
  return (
    <>
      <Button wide className="min-h-12" busy={signIn.busy} onClick={() => (way.way === 'confirm' ? signIn.ask(way.kind) : setAdding(true))}>
        {!signIn.busy && <KeyRound aria-hidden />}
        {way.way === 'confirm' ? t('neededSignIn') : t('neededAdd')}
      </Button>
      {signIn.error !== null && <PasskeyNote what="signIn" error={signIn.error} />}
      <AddPasskeyDialog open={adding} onOpenChange={setAdding} onAdded={next === null ? undefined : leave} />
    </>
  )
}

/** Their own page over there: a browser that is signed in nowhere comes to it by way of the sign-in page. */
function Leave({ host, origin }: { host: string; origin: string }) {
  const t = useTranslations('passkeys')
  return (
    <a href={`${origin}/me`} className={buttonClasses({ wide: true, className: 'min-h-12' })}>
      {t('neededOpen', { host })}
    </a>
  )
}
