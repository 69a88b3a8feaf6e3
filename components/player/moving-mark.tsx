'use client'

import { useEffect, useState } from 'react'
import { nextPlace } from './rules/mark-place'

/** How long one drift takes (ms). */
const driftMs = 16_000

/**
 * The viewer's short code, drifting over the picture: a filmed screen says whose it was. Who asks for less motion sees
 * it change its place now and then, since the page's style then takes the time out of every transition.
 */
export function MovingMark({ code, shape }: { code: string; /** Width by height of the picture. */ shape: number }) {
  const [place, setPlace] = useState({ x: 62, y: 12 })

  useEffect(() => {
    const move = () => setPlace((before) => nextPlace(before, Math.random))
    const first = setTimeout(move, 400)
    const timer = setInterval(move, driftMs)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [])

  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 z-10 grid place-items-center [container-type:size]">
      {/* As large as the picture itself: on a black bar beside it, the mark would mark nothing. */}
      <div
        className="relative overflow-hidden [container-type:size]"
        style={{ aspectRatio: shape, width: `min(100cqw, ${shape * 100}cqh)` }}
      >
        <span
          data-mark
          className="absolute top-0 left-0 font-mono text-[clamp(0.75rem,2.2cqw,1.375rem)] tracking-widest text-white/30 transition-[translate] duration-[16s] ease-linear select-none [text-shadow:0_0_3px_rgb(0_0_0/0.45)]"
          style={{ translate: `${place.x}cqw ${place.y}cqh` }}
        >
          {code}
        </span>
      </div>
    </div>
  )
}
