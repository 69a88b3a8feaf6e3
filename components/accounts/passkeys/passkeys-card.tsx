'use client'

import { KeyRound, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import { Moment } from '@/components/ui/event-time'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import { AddPasskeyDialog } from './add-passkey'
import { RemovePasskeyDialog } from './remove-passkey'
import { usePasskeys, type Passkey } from './use-passkeys'
import { usePasskeysWork } from './use-passkey-sign-in'

/** The person's passkeys: what they are, which there are, one more, one fewer. */
export function PasskeysCard() {
  const t = useTranslations('passkeys')
  const { data, error, refetch } = usePasskeys()
  const works = usePasskeysWork()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Passkey | null>(null)
  return (
    <Card>
      <CardBody>
        <CardTitle>{t('heading')}</CardTitle>
        <p className="text-sm text-ink-soft">{t('text')}</p>
        {data === undefined && error === null && (
          <Loading className="mt-4">
            <Skeleton className="h-14" />
          </Loading>
        )}
        {data === undefined && <ProblemPanel error={error} onRetry={() => void refetch()} className="mt-4" />}
        {data !== undefined && data.passkeys.length > 0 && (
          <ul className="mt-3 divide-y divide-line">
            {data.passkeys.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} isShared={data.isShared} canRemove={data.canRemove} onRemove={() => setRemoving(passkey)} />
            ))}
          </ul>
        )}
        {data?.passkeys.length === 0 && <p className="mt-3 rounded-xl bg-sunken p-3.5 text-sm">{t('none')}</p>}
        {data?.canRemove === false && data.passkeys.length > 0 && <p className="mt-1 text-sm text-ink-soft">{t('lastStays')}</p>}
        <div className="mt-4">
          {works ? (
            <Button look="quiet" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              {t('add')}
            </Button>
          ) : (
            <p className="text-sm text-ink-soft">{t('notHere')}</p>
          )}
        </div>
      </CardBody>
      <AddPasskeyDialog open={adding} onOpenChange={setAdding} />
      {removing !== null && <RemovePasskeyDialog passkey={removing} onClose={() => setRemoving(null)} />}
    </Card>
  )
}

function PasskeyRow({ passkey, isShared, canRemove, onRemove }: { passkey: Passkey; isShared: boolean; canRemove: boolean; onRemove: () => void }) {
  const t = useTranslations('passkeys')
  const { name, lastUsedAt, createdAt } = passkey
  return (
    <li className="flex items-center gap-3 py-3.5">
      <KeyRound aria-hidden className="size-6 shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-ink-soft">
          {lastUsedAt === null
            ? t.rich('madeAt', { time: () => <Moment instant={createdAt} /> })
            : t.rich('lastUsed', { time: () => <Moment instant={lastUsedAt} /> })}
        </p>
        {passkey.isFormer && <p className="text-sm text-ink-soft">{t(isShared && passkey.isHere ? 'formerHere' : 'elsewhere', { host: passkey.host })}</p>}
      </div>
      {canRemove && (
        <Button look="quiet" size="small" aria-label={t('removeOf', { name })} onClick={onRemove}>
          {t('remove')}
        </Button>
      )}
    </li>
  )
}
