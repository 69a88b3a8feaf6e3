'use client'

import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/event-time'
import { useToast } from '@/components/ui/toast'
import type { MailboxDto } from '@/lib/accounts/contract'
import { letterParts, type LetterPart } from './letter-parts'

/** One letter, with its code and its links at hand. */
export function LetterCard({ letter }: { letter: MailboxDto['letters'][number] }) {
  const t = useTranslations('mailbox')
  const heading = `letter-${letter.id}`
  return (
    <li>
      <article aria-labelledby={heading} className="rounded-2xl border border-line bg-card p-5 shadow-card sm:p-6">
        <p className="flex flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
          <span className="break-all">{t('to', { address: letter.address })}</span>
          <Moment instant={letter.createdAt} />
        </p>
        <h2 id={heading} className="mt-1 text-lg">
          {letter.subject}
        </h2>
        <p className="mt-3 whitespace-pre-line">
          {letterParts(letter.text).map((part) => (
            <Part key={part.at} part={part} />
          ))}
        </p>
      </article>
    </li>
  )
}

function Part({ part }: { part: LetterPart }) {
  const t = useTranslations('mailbox')
  const toast = useToast()
  if (part.kind === 'text') return part.text
  if (part.kind === 'link') {
    return (
      <a href={part.text} className="break-all text-accent-word underline underline-offset-4">
        {part.text}
      </a>
    )
  }
  const copy = async () => {
    await navigator.clipboard.writeText(part.text.replaceAll(' ', ''))
    toast({ text: t('copied') })
  }
  return (
    <button
      type="button"
      data-code
      title={t('copy')}
      onClick={() => void copy()}
      className="inline-flex min-h-11 items-center gap-2 rounded-lg bg-sunken px-3 text-2xl font-bold tabular-nums hover:bg-ink/10"
    >
      {part.text}
      <Copy aria-hidden className="size-4.5 text-ink-soft" />
      <span className="sr-only">{t('copy')}</span>
    </button>
  )
}
