'use client'

import { ArrowRight, Clapperboard, LayoutDashboard, Ticket } from 'lucide-react'
import { useMessages, useTranslations } from 'next-intl'
import { useState, type MouseEvent } from 'react'
import { Badge } from '@/components/ui/badge'
import type { DemoPeopleDto } from '@/lib/accounts/contract'

type DemoPerson = DemoPeopleDto['people'][number]

/** The demo's sign-in of one person, on the host that keeps that person's cookie: `artist` is artist.localhost, at this page's port. */
function entrance({ who, host }: DemoPerson): URL {
  const url = new URL(`/api/demo/sign-in/${encodeURIComponent(who)}`, window.location.href)
  url.hostname = `${host}.localhost`
  return url
}

/** Signs in without leaving, then goes back to where the person was; the server need not be told where that is. */
async function enterAndReturn(entry: URL, next: string): Promise<void> {
  await fetch(entry.pathname, { redirect: 'manual', credentials: 'same-origin' })
  window.location.assign(next)
}

interface DemoPeopleProps {
  people: readonly DemoPerson[]
  /** Where to go afterwards, a path of ours. */
  next: string
}

/** One click each. The links lead to other hosts, so that the three stay signed in side by side. */
export function DemoPeople({ people, next }: DemoPeopleProps) {
  const t = useTranslations('accounts')
  const { roles } = useMessages().accounts
  const [opening, setOpening] = useState<string | null>(null)
  const roleOf = (person: DemoPerson) => Object.keys(roles).find((role): role is keyof typeof roles => role === person.role) ?? null
  const enter = (click: MouseEvent, person: DemoPerson) => {
    setOpening(person.name)
    const entry = entrance(person)
    // Another host keeps another session and has no such place; there the link leads to the person's own start.
    if (next === '/' || entry.origin !== window.location.origin || click.metaKey || click.ctrlKey) return
    click.preventDefault()
    void enterAndReturn(entry, next)
  }
  return (
    <section aria-labelledby="demo-heading">
      <h2 id="demo-heading" className="text-lg">
        {t('demoHeading')}
      </h2>
      <p className="mt-1 text-sm text-ink-soft">{t('demoText')}</p>
      <ul className="mt-4 space-y-2.5">
        {people.map((person) => {
          const role = roleOf(person)
          const Icon = role === 'fan' ? Ticket : role === 'artist' || role === 'crew' ? Clapperboard : LayoutDashboard
          return (
            <li key={person.who}>
              <a
                href={entrance(person).href}
                onClick={(click) => enter(click, person)}
                className="group flex items-center gap-4 rounded-2xl border border-line bg-card p-3.5 shadow-card transition-colors hover:border-line-strong"
              >
                <span className="grid size-11 shrink-0 place-items-center rounded-full bg-sunken">
                  <Icon aria-hidden className="size-5.5" />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1 leading-snug font-bold">
                    {person.name}
                    <Badge>{role === null ? person.role : t(`roles.${role}`)}</Badge>
                  </span>
                  {role !== null && <span className="block text-sm text-ink-soft">{t(`roleHelp.${role}`)}</span>}
                </span>
                <ArrowRight aria-hidden className="size-5 shrink-0 text-ink-soft transition-transform group-hover:translate-x-0.5" />
              </a>
            </li>
          )
        })}
      </ul>
      <p role="status" className="mt-3 min-h-6 text-center text-sm text-ink-soft">
        {opening !== null && t('demoOpening', { name: opening })}
      </p>
    </section>
  )
}
