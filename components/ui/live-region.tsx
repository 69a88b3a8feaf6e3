/** Says `text` to screen readers whenever it changes, without stealing focus. */
export function LiveRegion({ text }: { text: string }) {
  return (
    <p aria-live="polite" role="status" className="sr-only">
      {text}
    </p>
  )
}
