'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { AccountMenu } from './account-menu'
import { OtherLanguage } from './language-switch'
import { destinations, isWithin } from './navigation'
import { signInPath } from './sign-in-path'
import { useViewer } from './viewer'
import { Wordmark } from './wordmark'

/** The top of every page but the till's. */
export function Header() {
  const t = useTranslations('shell')
  const path = usePathname()
  const viewer = useViewer()
  const places = destinations(viewer)
  return (
    <header className="sticky top-0 z-40 border-b border-line bg-page/90 backdrop-blur-md">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-lg bg-ink px-4 py-2 font-semibold text-page focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Link href="/" aria-label={t('brand')} className="flex min-h-11 items-center rounded-lg">
          <Wordmark />
        </Link>
        <nav aria-label={t('mainNavigation')} className="ml-5 hidden md:block">
          <ul className="flex gap-1">
            {places.map(({ href, key }) => (
              <li key={key}>
                <Link
                  href={href}
                  aria-current={isWithin(path, href) ? 'page' : undefined}
                  className="flex min-h-11 items-center rounded-lg px-3.5 font-semibold text-ink-soft hover:bg-ink/5 hover:text-ink aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-8"
                >
                  {t(key)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-1">
          {/* A phone has no room for it beside tickets and menu: there it is in the menu. */}
          <OtherLanguage className={viewer?.signedIn === true ? 'hidden md:inline-flex' : ''} />
          {viewer === undefined && <Skeleton className="h-9 w-24" />}
          {viewer?.signedIn === false && !path.startsWith('/signin') && (
            <Button asChild look="quiet" size="small" className="whitespace-nowrap">
              <Link href={signInPath(path)}>{t('signIn')}</Link>
            </Button>
          )}
          {viewer?.signedIn === true && (
            <>
              <Link
                href="/tickets"
                aria-current={isWithin(path, '/tickets') ? 'page' : undefined}
                className="flex min-h-11 items-center rounded-lg px-3 font-semibold md:hidden"
              >
                {t('tickets')}
              </Link>
              <p className="ml-2 hidden max-w-48 truncate text-sm text-ink-soft lg:block">{viewer.displayName}</p>
              <AccountMenu viewer={viewer} />
            </>
          )}
        </div>
      </div>
    </header>
  )
}
