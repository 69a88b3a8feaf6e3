'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useProblemText } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import type { Locale } from '@/messages/locale'
import { postJson } from './fetch-json'

/** Each language in its own words. */
export const languageNames: Record<Locale, string> = { ja: '日本語', en: 'English' }

/** Sets the language for the browser and, when signed in, the person; then the page is drawn again in it. */
export function useChangeLanguage() {
  const words = useProblemText()
  const toast = useToast()
  const router = useRouter()
  return useMutation({
    mutationFn: (locale: Locale) => postJson('/api/me/locale', { locale }),
    onSuccess: () => router.refresh(),
    onError: (error) => toast({ text: words(error), tone: 'bad' }),
  })
}
