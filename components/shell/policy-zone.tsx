'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState, type ReactNode } from 'react'

/** The studio's pages have policies of their own: camera, microphone and WebAssembly are theirs alone. */
const zoneOf = (path: string) => (/^\/studio(?:\/|$)/.test(path) ? 'studio' : 'elsewhere')

/**
 * A loaded page keeps the policies that it was loaded with, wherever its router goes. Whoever walks into the studio, or
 * out of it, gets the page anew.
 */
export function PolicyZone({ children }: { children: ReactNode }) {
  const zone = zoneOf(usePathname())
  const [loadedIn] = useState(zone)
  const isCrossed = zone !== loadedIn
  useEffect(() => {
    if (isCrossed) window.location.reload()
  }, [isCrossed])
  return isCrossed ? null : children
}
