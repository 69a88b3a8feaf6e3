'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { buttonClasses } from '@/components/ui/button'
import { cn } from '@/components/ui/class-names'

interface BuyBarProps {
  /** Id of the element that the bar leads to; the bar is away while that is on screen. */
  target: string
  price: string
}

/** On a phone, the way to the tickets from anywhere on the page. */
export function BuyBar({ target, price }: BuyBarProps) {
  const t = useTranslations('events')
  const [away, setAway] = useState(false)
  useEffect(() => {
    const element = document.getElementById(target)
    if (element === null) return
    const observer = new IntersectionObserver(([entry]) => setAway(entry?.isIntersecting === true), {
      rootMargin: '0px 0px -15% 0px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [target])
  return (
    <div
      data-buy-bar=""
      inert={away}
      className={cn(
        'fixed inset-x-0 bottom-0 z-30 flex items-center justify-between gap-4 border-t border-line bg-card/95 px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] backdrop-blur-md transition-transform duration-200 lg:hidden',
        away && 'translate-y-full',
      )}
    >
      <p className="text-lg font-bold tabular-nums">{price}</p>
      <a href={`#${target}`} className={buttonClasses({})}>
        {t('chooseTicket')}
      </a>
    </div>
  )
}
