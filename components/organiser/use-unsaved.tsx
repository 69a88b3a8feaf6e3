'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { Confirm } from '@/components/ui/confirm'

interface Unsaved {
  /** Names of the forms with something typed that is not saved, and of what in them: `basics`, `basics.title.ja`. */
  names: ReadonlySet<string>
  mark: (name: string, isUnsaved: boolean) => void
}

const UnsavedContext = createContext<Unsaved>({ names: new Set(), mark: () => undefined })

export function useUnsavedNames(): ReadonlySet<string> {
  return useContext(UnsavedContext).names
}

/** Tells the page whether this form holds something unsaved, and in which of its fields. */
export function useUnsaved(name: string, isUnsaved: boolean, fields: readonly string[] = []): void {
  const { mark } = useContext(UnsavedContext)
  const list = fields.join(' ')
  useEffect(() => {
    mark(name, isUnsaved)
    return () => mark(name, false)
  }, [mark, name, isUnsaved])
  useEffect(() => {
    const touched = list === '' ? [] : list.split(' ').map((field) => `${name}.${field}`)
    for (const one of touched) mark(one, true)
    return () => touched.forEach((one) => mark(one, false))
  }, [mark, name, list])
}

/** Holds what is unsaved inside, and asks before it is left: by a link of ours, by closing the window, by another address. */
export function UnsavedGuard({ children }: { children: ReactNode }) {
  const t = useTranslations('organiser')
  const router = useRouter()
  const [names, setNames] = useState<ReadonlySet<string>>(new Set())
  const [leaving, setLeaving] = useState<string | null>(null)
  const hasUnsaved = names.size > 0

  const mark = useCallback((name: string, isUnsaved: boolean) => {
    setNames((before) => {
      if (before.has(name) === isUnsaved) return before
      const after = new Set(before)
      if (isUnsaved) after.add(name)
      else after.delete(name)
      return after
    })
  }, [])

  useEffect(() => {
    if (!hasUnsaved) return
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    const ask = (event: MouseEvent) => {
      const place = leavingPlace(event)
      if (place === null) return
      event.preventDefault()
      event.stopPropagation()
      setLeaving(place)
    }
    window.addEventListener('beforeunload', stay)
    document.addEventListener('click', ask, true)
    return () => {
      window.removeEventListener('beforeunload', stay)
      document.removeEventListener('click', ask, true)
    }
  }, [hasUnsaved])

  return (
    <UnsavedContext value={useMemo(() => ({ names, mark }), [names, mark])}>
      {children}
      <Confirm
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title={t('leaveTitle')}
        description={t('leaveText')}
        confirm={t('leaveConfirm')}
        keep={t('leaveKeep')}
        onConfirm={() => {
          const place = leaving
          setNames(new Set())
          setLeaving(null)
          if (place !== null) router.push(place)
        }}
      />
    </UnsavedContext>
  )
}

/** The place of ours that a plain click on a link would lead to; null for other clicks and for places on this page. */
function leavingPlace(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.target === '_blank' || link.origin !== window.location.origin) return null
  return link.pathname === window.location.pathname ? null : link.pathname + link.search + link.hash
}
