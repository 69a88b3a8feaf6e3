'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { SignInLink } from '@/lib/accounts/contract'
import { LinkScreen } from './link-screen'

/** Where a mail's link leads. Its two halves leave the address at once: they must not stand in a history or a shared picture. */
export function LinkPage() {
  const query = useSearchParams()
  const [link] = useState(() => SignInLink.safeParse({ request: query.get('r'), token: query.get('t') }))
  useEffect(() => {
    window.history.replaceState(null, '', window.location.pathname)
  }, [])
  return <LinkScreen link={link.success ? link.data : null} />
}
