'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { adminPlaces, adminPlaceOf } from './navigation'
import { useViewer } from './viewer'

/** Where an organiser's staff can go. The gates decide what opens. */
export function AdminNavigation() {
  const t = useTranslations('shell')
  const path = usePathname()
  const viewer = useViewer()
  const places = adminPlaces(viewer)
  if (places.length < 2) return null
  return (
    <nav aria-label={t('adminNavigation')} className="-mt-2 mb-5 border-b border-line sm:-mt-5 sm:mb-7">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {places.map(({ href, key }) => (
          <li key={key}>
            <Link
              href={href}
              aria-current={adminPlaceOf(path) === href ? 'page' : undefined}
              className="flex min-h-11 items-center border-b-2 border-transparent px-3.5 font-semibold whitespace-nowrap text-ink-soft hover:text-ink aria-[current=page]:border-ink aria-[current=page]:text-ink"
            >
              {t(`adminPlaces.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
