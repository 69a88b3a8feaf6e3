import type { ProviderName } from '@/lib/accounts/contract'

/** The mark by which people know the other account; the name always stands beside it. */
export function ProviderMark({ provider }: { provider: ProviderName }) {
  return provider === 'line' ? (
    <svg aria-hidden viewBox="0 0 24 24">
      <rect width="24" height="24" rx="5.5" fill="#06c755" />
      <path d="M12 5.2c-4.2 0-7.4 2.6-7.4 5.9 0 2.9 2.6 5.3 6.1 5.8.5.1.6.5.5 1l-.2 1.2c0 .4.2.6.7.3 2.6-1.4 7.7-4.1 7.7-8.3 0-3.3-3.2-5.9-7.4-5.9Z" fill="#fff" />
    </svg>
  ) : (
    <svg aria-hidden viewBox="0 0 24 24">
      <path fill="#4285f4" d="M22.6 12.2c0-.8-.1-1.5-.2-2.2H12v4.3h5.9a5 5 0 0 1-2.2 3.3v2.8h3.6c2.1-1.9 3.3-4.8 3.3-8.2Z" />
      <path fill="#34a853" d="M12 23c3 0 5.5-1 7.3-2.7l-3.6-2.7a6.6 6.6 0 0 1-9.8-3.5H2.2v2.8A11 11 0 0 0 12 23Z" />
      <path fill="#fbbc05" d="M5.9 14.1a6.6 6.6 0 0 1 0-4.2V7.1H2.2a11 11 0 0 0 0 9.8l3.7-2.8Z" />
      <path fill="#ea4335" d="M12 5.4c1.6 0 3.1.6 4.2 1.6l3.2-3.1A11 11 0 0 0 2.2 7.1l3.7 2.8A6.6 6.6 0 0 1 12 5.4Z" />
    </svg>
  )
}
