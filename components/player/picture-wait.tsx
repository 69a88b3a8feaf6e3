import { LoaderCircle } from 'lucide-react'

/** The picture waits for the line for a moment; words would only flicker. */
export function PictureWait() {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 grid place-items-center">
      <LoaderCircle className="size-12 animate-spin text-white/80 drop-shadow" />
    </div>
  )
}
