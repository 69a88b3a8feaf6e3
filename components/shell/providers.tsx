'use client'

import './page-policy'
import { QueryClientProvider } from '@tanstack/react-query'
import { NextIntlClientProvider, type Locale, type Messages } from 'next-intl'
import type { ReactNode } from 'react'
import { SignInPromptContext } from '@/components/ui/sign-in-prompt'
import { Toasts } from '@/components/ui/toast'
import { PolicyZone } from './policy-zone'
import { SignInAgain } from './sign-in-again'
import { useSignedOut } from './use-signed-out'

interface ProvidersProps {
  locale: Locale
  messages: Messages
  children: ReactNode
}

/** Everything a client component may lean on: texts, queries, toasts, and the prompt that brings a lost session back. */
export function Providers({ locale, messages, children }: ProvidersProps) {
  const { client, prompt, onOpenChange } = useSignedOut()
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Tokyo">
      <QueryClientProvider client={client}>
        <SignInPromptContext value={prompt}>
          <Toasts>
            <PolicyZone>{children}</PolicyZone>
            <SignInAgain prompt={prompt} onOpenChange={onOpenChange} />
          </Toasts>
        </SignInPromptContext>
      </QueryClientProvider>
    </NextIntlClientProvider>
  )
}
