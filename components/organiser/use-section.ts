'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useForm, useWatch, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import { getJson } from '@/components/shell/fetch-json'
import { useAction } from '@/components/shell/use-action'
import { isProblem } from '@/components/ui/problem-error'
import { touchedFields } from './forms/touched-fields'
import { planKey, planPath, type Plan } from './plan'
import { useUnsaved } from './use-unsaved'

interface SectionSpec<Form extends FieldValues> {
  /** Names it among the unsaved ones: `basics`, `ticket seat`. */
  name: string
  plan: Plan
  schema: z.ZodType<Form, Form>
  /** What of the plan this form shows. */
  read: (plan: Plan) => Form
  /** Below the event's own path: `programme`; empty for the event itself. */
  path: string
  body: (plan: Plan, form: Form) => object
  onSaved?: (plan: Plan) => void
}

export interface Section<Form extends FieldValues> {
  form: UseFormReturn<Form>
  save: () => void
  discard: () => void
  isChanged: boolean
  isSaving: boolean
  isSaved: boolean
  error: Error | null
  /** Set when what this form shows was changed elsewhere while something is typed here. */
  conflict: { takeTheirs: () => void; keepMine: () => void } | null
  /** Brings back what was typed before theirs was taken; null while there is nothing to bring back. */
  restoreMine: (() => void) | null
}

/**
 * A form over a part of the plan that saves by itself. Other parts may change meanwhile and are left alone; when this
 * part has changed elsewhere, what was typed stays and the person decides.
 */
export function useSection<Form extends FieldValues>(spec: SectionSpec<Form>): Section<Form> {
  const { name, plan, schema, read, path, body, onSaved } = spec
  const client = useQueryClient()
  const form = useForm<Form>({ defaultValues: read(plan) as DefaultValues<Form>, resolver: zodResolver(schema) })
  // What this form shows as it was last taken from the plan, and which plan that was.
  const [base, setBase] = useState({ text: textOf(read(plan)), version: plan.version })
  const [hasConflict, setHasConflict] = useState(false)
  const [isSaved, setIsSaved] = useState(false)
  const [mine, setMine] = useState<Form | null>(null)
  const act = useAction<Plan, object>({ path: planPath(plan.slug, path) })
  const isChanged = form.formState.isDirty
  const isSending = act.isPending
  useUnsaved(name, isChanged, touchedFields(form.formState.defaultValues, useWatch({ control: form.control })))

  const freshText = textOf(read(plan))
  useEffect(() => {
    if (freshText === base.text || plan.version < base.version || isSending) return
    if (isChanged) return setHasConflict(true)
    setBase({ text: freshText, version: plan.version })
    form.reset(read(plan))
  }, [freshText, base, isChanged, isSending, plan, read, form])

  const settle = (next: Plan) => {
    client.setQueryData(planKey(next.slug), next)
    setBase({ text: textOf(read(next)), version: next.version })
    form.reset(read(next))
    setIsSaved(true)
    setHasConflict(false)
    setMine(null)
    onSaved?.(next)
  }

  /** Sends the form over the plan as it is known. When another part was changed elsewhere, once more over the newer one. */
  const send = async (seen: Plan, values: Form, isAgain: boolean): Promise<void> => {
    try {
      settle(await act.mutateAsync(body(seen, values)))
    } catch (error) {
      if (!isProblem(error, 'changed_elsewhere')) return
      const newer = await getJson<Plan>(planPath(plan.slug))
      const isThisPart = textOf(read(newer)) !== base.text
      if (!isThisPart && !isAgain) return send(newer, values, true)
      client.setQueryData(planKey(plan.slug), newer)
      setHasConflict(true)
    }
  }

  const save = form.handleSubmit((values) => send(plan, values, false), () => setTimeout(focusFirstFault))
  return {
    form,
    save: () => void save(),
    discard: () => {
      act.reset()
      form.reset(read(plan))
    },
    isChanged,
    isSaving: isSending,
    isSaved,
    error: hasConflict && isProblem(act.error, 'changed_elsewhere') ? null : act.error,
    conflict: hasConflict
      ? {
          takeTheirs: () => {
            setMine(form.getValues())
            setBase({ text: freshText, version: plan.version })
            form.reset(read(plan))
            act.reset()
            setHasConflict(false)
          },
          keepMine: () => {
            setBase({ text: freshText, version: plan.version })
            setHasConflict(false)
            save().catch(() => undefined)
          },
        }
      : null,
    restoreMine:
      mine === null
        ? null
        : () => {
            form.reset(mine, { keepDefaultValues: true })
            setMine(null)
          },
  }
}

/** Takes the person to the first field that is wrong, of those that can be seen. */
function focusFirstFault(): void {
  const wrong = [...document.querySelectorAll<HTMLElement>('main [aria-invalid=true]')].find((field) => field.offsetParent !== null)
  wrong?.focus()
}

function textOf(value: unknown): string {
  return JSON.stringify(value)
}
