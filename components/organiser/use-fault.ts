'use client'

import { useTranslations } from 'next-intl'
import type { WordsErrors } from '@/components/ui/words-field'
import { groupedText } from '@/components/ui/whole-number'
import { faultOf } from './forms/fields'

type Told = { message?: string } | undefined

/** Words for what a form found wrong with a field; undefined for a field that is right. */
export function useFault() {
  const t = useTranslations('organiser.faults')
  const fault = (error: Told): string | undefined => {
    if (error === undefined) return undefined
    const known = faultOf(error.message)
    return known === null ? t('notAllowed') : t(known.fault, { bound: known.bound === null ? '' : groupedText(known.bound) })
  }
  const wordsFault = (errors: { ja?: Told; en?: Told } | undefined): WordsErrors => {
    const [ja, en] = [fault(errors?.ja), fault(errors?.en)]
    return { ...(ja === undefined ? {} : { ja }), ...(en === undefined ? {} : { en }) }
  }
  /** To be spread: nothing at all while there is no fault. */
  const errorOf = (error: Told): { error?: string } => {
    const text = fault(error)
    return text === undefined ? {} : { error: text }
  }
  return { wordsFault, errorOf }
}
