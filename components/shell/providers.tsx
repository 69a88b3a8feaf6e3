'use client'

import './page-policy'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NextIntlClientProvider, type Locale, type Messages } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { isProblem } from '@/components/ui/problem-error'
import { Toasts } from '@/components/ui/toast'
import { PolicyZone } from './policy-zone'
import { SignInAgain } from './sign-in-again'

interface ProvidersProps {
  locale: Locale
  messages: Messages
  children: ReactNode
}

/** A refusal is an answer and is not asked for again; a dropped line is, a few times. */
function worthRetrying(failures: number, error: unknown): boolean {
  return failures < 3 && (!isProblem(error) || error.problem.status >= 502)
}

/** Everything a client component may lean on: texts, queries, toasts, and the prompt that brings a lost session back. */
export function Providers({ locale, messages, children }: ProvidersProps) {
  const [signInNeeded, setSignInNeeded] = useState(false)
  const [client] = useState(() => {
    const onError = (error: unknown) => {
      if (isProblem(error) && error.problem.status === 401) setSignInNeeded(true)
    }
    return new QueryClient({
      queryCache: new QueryCache({ onError }),
      mutationCache: new MutationCache({ onError }),
      defaultOptions: { queries: { retry: worthRetrying, staleTime: 5_000 }, mutations: { retry: false } },
    })
  })
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Tokyo">
      <QueryClientProvider client={client}>
        <Toasts>
          <PolicyZone>{children}</PolicyZone>
          <SignInAgain open={signInNeeded} onOpenChange={setSignInNeeded} />
        </Toasts>
      </QueryClientProvider>
    </NextIntlClientProvider>
  )
}
