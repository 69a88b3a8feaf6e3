'use client'

import { useSearchParams } from 'next/navigation'
import { SignInReason } from '@/lib/accounts/contract'
import { SignInScreen } from './sign-in-screen'

/** The way in, with the place to come back to out of the address. */
export function SignInPage() {
  const query = useSearchParams()
  const reason = SignInReason.safeParse(query.get('reason'))
  return (
    <SignInScreen
      next={query.get('next') ?? undefined}
      reason={reason.success ? reason.data : undefined}
      fromProvider={query.get('step') === 'email'}
    />
  )
}
