'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

interface LinkShownOnceProps {
  link: string
  /** Whom it was mailed to; null when it was not. */
  email: string | null
  onClose: () => void
}

/** An invitation's link, which nothing can show again. */
export function LinkShownOnce({ link, email, onClose }: LinkShownOnceProps) {
  const t = useTranslations('people')
  return (
    <div className="space-y-4">
      <p role="status">{email === null ? t('linkText') : t('linkMailed', { email })}</p>
      <Field label={t('linkLabel')}>
        {(input) => <Input readOnly value={link} className="font-mono text-sm" onFocus={(focus) => focus.target.select()} {...input} />}
      </Field>
      <p className="flex gap-2.5 rounded-xl bg-warn-wash p-3.5 text-sm">
        <TriangleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0 text-warn" />
        {t('linkOnce')}
      </p>
      <div className="flex flex-col gap-2.5 sm:flex-row-reverse">
        <CopyButton look="primary" text={link} label={t('copyLink')} />
        <Button look="quiet" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  )
}
