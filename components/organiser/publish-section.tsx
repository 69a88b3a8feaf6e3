'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/shell/use-action'
import { Button, buttonClasses } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { localText } from '@/components/ui/local-text'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { CancelDialog } from './cancel-dialog'
import { Checklist } from './checklist'
import { planPath, plansKey, type Plan } from './plan'
import { PublishButton } from './publish-button'
import { SectionCard } from './section-card'
import { ShareLink } from './share-link'

/** The last part: what is missing, a look at the page, publishing; afterwards its address, and cancelling. */
export function PublishSection({ plan, isShown }: { plan: Plan; isShown: boolean }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const [isCancelling, setIsCancelling] = useState(false)
  const [reason, setReason] = useState({ ja: '', en: '' })
  const isDraft = plan.state === 'draft'
  return (
    <SectionCard name="publish" isShown={isShown} lead={isDraft ? undefined : t(plan.may.cancel ? 'leadPublished' : 'leadOver')}>
      {!isDraft && <ShareLink url={plan.publicUrl} title={localText(plan.title, locale)} />}
      {(isDraft || plan.may.cancel) && <Checklist checklist={plan.checklist} />}
      {isDraft && (
        <>
          <p>
            <Link href={`/admin/events/${plan.slug}/preview?part=publish`} className={buttonClasses({ look: 'quiet' })}>
              <Eye aria-hidden />
              {t('preview')}
            </Link>
          </p>
          <PublishButton plan={plan} />
        </>
      )}
      {plan.may.cancel && (
        <div className="border-t border-line pt-6">
          <h3 className="font-bold">{t('cancelHeading')}</h3>
          <p className="mt-1 text-ink-soft">{t('cancelLead')}</p>
          <Button look="quiet" className="mt-3" onClick={() => setIsCancelling(true)}>
            {t('cancelOpen')}
          </Button>
          {isCancelling && <CancelDialog plan={plan} reason={reason} onReason={setReason} onClose={() => setIsCancelling(false)} />}
        </div>
      )}
      {plan.may.remove && <RemoveDraft plan={plan} />}
    </SectionCard>
  )
}

function RemoveDraft({ plan }: { plan: Plan }) {
  const t = useTranslations('organiser')
  const locale = useLocale()
  const router = useRouter()
  const client = useQueryClient()
  const [isAsked, setIsAsked] = useState(false)
  const removal = useAction<unknown, { version: number }>({ path: planPath(plan.slug, 'removal') })
  const remove = () =>
    removal.mutate(
      { version: plan.version },
      {
        onSuccess: () => {
          void client.invalidateQueries({ queryKey: plansKey })
          router.push('/admin/events')
        },
      },
    )
  return (
    <div className="border-t border-line pt-6">
      <h3 className="font-bold">{t('removeDraftHeading')}</h3>
      <p className="mt-1 text-ink-soft">{t('removeDraftLead')}</p>
      <Button look="quiet" className="mt-3" onClick={() => setIsAsked(true)}>
        {t('removeDraft')}
      </Button>
      <Confirm
        open={isAsked}
        onOpenChange={setIsAsked}
        title={t('removeDraftTitle', { title: localText(plan.title, locale) })}
        description={t('removeDraftText')}
        confirm={t('removeDraft')}
        keep={t('keep')}
        busy={removal.isPending || removal.isSuccess}
        onConfirm={remove}
      >
        <ProblemPanel error={removal.error} />
      </Confirm>
    </div>
  )
}
