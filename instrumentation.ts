/** Called by Next once per server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { openFrontDoor } = await import('@/lib/http/front-door')
  openFrontDoor()
}
