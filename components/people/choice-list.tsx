import type { ReactNode } from 'react'
import { FieldGroup } from '@/components/ui/field-group'
import { cn } from '@/components/ui/class-names'

interface ChoiceListProps<Value extends string> {
  legend: string
  /** The name that the browser groups the choices by. */
  name: string
  value: Value
  onChange: (value: Value) => void
  options: readonly { value: Value; label: string; help?: ReactNode }[]
}

/** One of a few, each with its words beside it, so that nobody must know what a role means. */
export function ChoiceList<Value extends string>({ legend, name, value, onChange, options }: ChoiceListProps<Value>) {
  return (
    <FieldGroup legend={legend}>
      <div className="space-y-2">
        {options.map((option) => (
          <label
            key={option.value}
            className={cn(
              'flex cursor-pointer items-start gap-3 rounded-xl border p-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
              option.value === value ? 'border-accent-word bg-accent-wash' : 'border-line-strong/60 bg-card hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="mt-1 size-5 shrink-0 accent-(--accent-word)"
            />
            <span className="min-w-0">
              <span className="block font-semibold">{option.label}</span>
              {option.help !== undefined && <span className="block text-sm text-ink-soft">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
