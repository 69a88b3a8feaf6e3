/** How a browser answered the wish to play. `dropped`: the source was changed meanwhile, which asks anew by itself. */
export type Started = 'sounding' | 'muted' | 'refused' | 'dropped'

/** Plays, with sound where the browser allows it, else without; on a phone that saves power perhaps not at all. */
export async function startPicture(video: Pick<HTMLVideoElement, 'muted' | 'play'>): Promise<Started> {
  const wasMuted = video.muted
  const first = await attempt(video)
  if (first !== 'refused') return first === 'playing' ? 'sounding' : 'dropped'
  if (wasMuted) return 'refused'
  video.muted = true
  const second = await attempt(video)
  if (second === 'playing') return 'muted'
  video.muted = false
  return second
}

async function attempt(video: Pick<HTMLVideoElement, 'play'>): Promise<'playing' | 'refused' | 'dropped'> {
  try {
    await video.play()
    return 'playing'
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'dropped'
  }
}
