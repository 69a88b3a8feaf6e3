'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Controller } from 'react-hook-form'
import { Badge } from '@/components/ui/badge'
import { Button, buttonClasses } from '@/components/ui/button'
import { SaveBar } from '@/components/ui/save-bar'
import { WordsField } from '@/components/ui/words-field'
import { longest } from '@/lib/events/contract'
import { RulesForm, detailsBody, rulesOf } from './forms/details'
import { ruleSample } from './rule-sample'
import type { Plan } from './plan'
import { SectionCard } from './section-card'
import { SectionNotes } from './section-notes'
import { useFault } from './use-fault'
import { useSection } from './use-section'

/** What a buyer agrees to, and who sells. */
export function RulesSection({ plan, isShown }: { plan: Plan; isShown: boolean }) {
  const t = useTranslations('organiser')
  const { wordsFault } = useFault()
  const section = useSection<RulesForm>({ name: 'rules', plan, schema: RulesForm, read: rulesOf, path: '', body: (current, form) => detailsBody(current, form) })
  return (
    <SectionCard
      name="rules"
      isShown={isShown}
      foot={<SaveBar isChanged={section.isChanged} isSaving={section.isSaving} isSaved={section.isSaved} onSave={section.save} onDiscard={section.discard} />}
    >
      <SectionNotes section={section} />
      <Controller
        control={section.form.control}
        name="rules"
        render={({ field }) => (
          <div>
            <WordsField
              id="rules.rules"
              label={t('rules')}
              help={t('rulesHelp')}
              rows={10}
              most={longest.rules}
              value={field.value}
              onChange={field.onChange}
              errors={wordsFault(section.form.formState.errors.rules)}
            />
            {field.value.ja.trim() === '' && field.value.en.trim() === '' && (
              <Button look="quiet" size="small" className="mt-3" onClick={() => field.onChange(ruleSample)}>
                {t('rulesSample')}
              </Button>
            )}
          </div>
        )}
      />
      <SellerFacts plan={plan} />
    </SectionCard>
  )
}

/** Who sells, as buyers read it. It belongs to the organisation, and its owner changes it there. */
function SellerFacts({ plan }: { plan: Plan }) {
  const t = useTranslations('organiser')
  const { seller, maySetSeller } = plan.organisation
  const facts = [
    { key: 'sellerName' as const, value: seller.name },
    { key: 'sellerAddress' as const, value: seller.address },
    { key: 'sellerContact' as const, value: seller.contact },
    { key: 'registrationNumber' as const, value: seller.registrationNumber ?? '' },
  ]
  return (
    <section id="rules.seller" tabIndex={-1} aria-labelledby="seller-heading" className="scroll-mt-36 rounded-xl bg-sunken p-5 outline-none">
      <h3 id="seller-heading" className="font-bold">
        {t('sellerHeading')}
      </h3>
      <p className="mt-1 text-sm text-ink-soft">{t(maySetSeller ? 'sellerHelp' : 'sellerHelpOthers')}</p>
      <dl className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-[10rem_1fr]">
        {facts.map(({ key, value }) => (
          <div key={key} className="contents">
            <dt className="text-sm text-ink-soft">{t(key)}</dt>
            <dd>{value === '' ? <Badge tone="warn">{t('notThere')}</Badge> : value}</dd>
          </div>
        ))}
      </dl>
      {maySetSeller && (
        <Link href="/admin/people" className={buttonClasses({ look: 'quiet', size: 'small', className: 'mt-4' })}>
          {t('editSeller')}
        </Link>
      )}
    </section>
  )
}
