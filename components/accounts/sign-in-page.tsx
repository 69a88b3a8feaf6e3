'use client'

import { useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { SignInScreen } from './sign-in-screen'

/** The way in, with the place to come back to out of the address. */
export function SignInPage() {
  return (
    <Suspense>
      <WithNext />
    </Suspense>
  )
}

function WithNext() {
  return <SignInScreen next={useSearchParams().get('next') ?? undefined} />
}
