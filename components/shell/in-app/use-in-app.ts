'use client'

import { useSyncExternalStore } from 'react'
import { recogniseInApp, type InAppBrowser } from './in-app-browser'

let known: InAppBrowser | null | undefined

function here(): InAppBrowser | null {
  if (known === undefined) known = recogniseInApp(navigator.userAgent, window.matchMedia('(display-mode: standalone)').matches)
  return known
}

const never = () => () => undefined

/** The app whose browser this is, or null; undefined while the server renders. */
export function useInApp(): InAppBrowser | null | undefined {
  return useSyncExternalStore(never, here, () => undefined)
}
