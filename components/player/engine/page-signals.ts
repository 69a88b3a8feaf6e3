/** Calls `listener` for each of the events. @returns the way out */
export function listen(target: EventTarget, names: readonly string[], listener: () => void): () => void {
  for (const name of names) target.addEventListener(name, listener)
  return () => names.forEach((name) => target.removeEventListener(name, listener))
}

/** The page is seen again, thawed, taken out of the back-forward cache, or online: timers may have slept. */
export function onReturn(listener: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === 'visible') listener()
  }
  const offs = [
    listen(document, ['visibilitychange', 'resume'], seen),
    listen(window, ['pageshow', 'online', 'focus'], seen),
  ]
  return () => offs.forEach((off) => off())
}
