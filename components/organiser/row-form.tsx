'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { FieldValues } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { SectionNotes } from './section-notes'
import type { Section } from './use-section'

interface RowFormProps<Form extends FieldValues> {
  label: string
  section: Section<Form>
  onClose: () => void
  /** What saving does here: "Add", "Save". */
  saveLabel: string
  children: ReactNode
}

/** A broadcast or a ticket type, opened for writing within its list. */
export function RowForm<Form extends FieldValues>({ label, section, onClose, saveLabel, children }: RowFormProps<Form>) {
  const t = useTranslations('organiser')
  const [isAsked, setIsAsked] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={place} role="group" aria-label={label} tabIndex={-1} className="scroll-mt-36 space-y-6 rounded-xl border-2 border-accent-word/50 p-4 outline-none sm:p-5">
      <p className="text-lg font-bold">{label}</p>
      {children}
      <SectionNotes section={section} />
      <div className="flex flex-col-reverse gap-2 border-t border-line pt-4 sm:flex-row sm:justify-end">
        <Button look="quiet" disabled={section.isSaving} onClick={() => (section.isChanged ? setIsAsked(true) : onClose())}>
          {t('closeRow')}
        </Button>
        <Button busy={section.isSaving} onClick={section.save}>
          {section.isSaving ? t('savingRow') : saveLabel}
        </Button>
      </div>
      <Confirm
        open={isAsked}
        onOpenChange={setIsAsked}
        title={t('leaveTitle')}
        description={t('closeText')}
        confirm={t('closeConfirm')}
        keep={t('closeKeep')}
        onConfirm={onClose}
      />
    </div>
  )
}
