import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { locales, type Locale } from '@/messages/locale'

/** In which language an invitation is mailed: that of who reads it, not of who sends it. */
export function MailLanguage({ value, onChange }: { value: Locale; onChange: (locale: Locale) => void }) {
  const t = useTranslations('people')
  const form = useTranslations('form')
  return (
    <Field label={t('mailLanguage')} help={t('mailLanguageHelp')}>
      {(input) => <Select {...input} value={value} onValueChange={onChange} options={locales.map((locale) => ({ value: locale, label: form(`languages.${locale}`) }))} />}
    </Field>
  )
}
