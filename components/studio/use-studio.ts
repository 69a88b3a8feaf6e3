'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Store } from './engine/store'
import type { Studio } from './engine/studio'

/**
 * The engine of one broadcast, for as long as the screen is shown. It is loaded when the screen is there: encoders and
 * muxer are large, and need a browser.
 * @returns `null` until it is loaded
 */
export function useStudio(broadcastId: string): Studio | null {
  const [studio, setStudio] = useState<Studio | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  useEffect(() => {
    let gone = false
    let made: Studio | null = null
    const load = async () => {
      const engine = await import('./engine/studio')
      if (gone) return
      made = new engine.Studio(broadcastId)
      setStudio(made)
      await made.arrive()
    }
    load().catch((error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))))
    return () => {
      gone = true
      made?.close()
      setStudio(null)
    }
  }, [broadcastId])
  if (failure) throw failure
  return studio
}

/** What a store holds now. */
export function useStore<Value extends object>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot)
}
