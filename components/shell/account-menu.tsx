'use client'

import { Building2, Clapperboard, Languages, LayoutDashboard, LogOut, Menu, Settings, Sparkles, Ticket } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { useProblemText } from '@/components/ui/problem-panel'
import { useToast } from '@/components/ui/toast'
import type { MeDto } from '@/lib/accounts/contract'
import { languageNames, useChangeLanguage } from './change-language'
import { destinations } from './navigation'
import { useAction } from './use-action'

const icons = { events: Sparkles, tickets: Ticket, studio: Clapperboard, admin: LayoutDashboard, platform: Building2 }

/** All places, settings and the way out, behind one button near the thumb. */
export function AccountMenu({ viewer }: { viewer: MeDto }) {
  const t = useTranslations('shell')
  const toast = useToast()
  const words = useProblemText()
  const other = useLocale() === 'ja' ? 'en' : 'ja'
  const change = useChangeLanguage()
  const signOut = useAction<unknown>({ path: '/api/me/sign-out' })
  const leave = () =>
    signOut.mutate(undefined, {
      // A whole new page: nothing of the person stays in memory.
      onSuccess: () => window.location.assign('/'),
      onError: (error) => toast({ text: words(error), tone: 'bad' }),
    })
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button look="plain" size="icon" aria-label={t('menu')} busy={signOut.isPending}>
          <Menu aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {viewer.displayName !== null && <DropdownMenuLabel>{viewer.displayName}</DropdownMenuLabel>}
        {destinations(viewer).map(({ href, key }) => {
          const Icon = icons[key]
          return (
            <DropdownMenuItem key={key} asChild>
              <Link href={href}>
                <Icon aria-hidden />
                {t(key)}
              </Link>
            </DropdownMenuItem>
          )
        })}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/me">
            <Settings aria-hidden />
            {t('me')}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem lang={other} className="md:hidden" onSelect={() => change.mutate(other)}>
          <Languages aria-hidden />
          {languageNames[other]}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={leave}>
          <LogOut aria-hidden />
          {t('signOut')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
