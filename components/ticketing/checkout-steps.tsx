import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/class-names'

const steps = ['hold', 'pay', 'done'] as const

/** Hold, pay, tickets: where the buyer is. */
export function CheckoutSteps({ at }: { at: (typeof steps)[number] }) {
  const t = useTranslations('checkout')
  const present = steps.indexOf(at)
  return (
    <ol aria-label={t('steps')} className="mb-6 flex items-center justify-between gap-2 text-sm font-semibold">
      {steps.map((step, index) => {
        const done = index < present || at === 'done'
        return (
          <li
            key={step}
            aria-current={index === present ? 'step' : undefined}
            className={cn('flex items-center gap-2 sm:flex-1 sm:last:flex-none', index > present && 'text-ink-soft')}
          >
            <span
              aria-hidden
              className={cn(
                'grid size-7 shrink-0 place-items-center rounded-full text-xs tabular-nums',
                index <= present ? 'bg-accent text-on-accent' : 'border border-line-strong',
              )}
            >
              {done ? <Check className="size-4" /> : index + 1}
            </span>
            <span className="whitespace-nowrap">{t(`step.${step}`)}</span>
            {index < steps.length - 1 && (
              <span aria-hidden className={cn('hidden h-0.5 flex-1 rounded sm:block', index < present ? 'bg-accent' : 'bg-line')} />
            )}
          </li>
        )
      })}
    </ol>
  )
}
