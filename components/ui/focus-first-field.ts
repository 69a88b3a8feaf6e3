/**
 * Leads to the first field of a dialog that has just opened; one without fields begins at its first button, as ever.
 * Of choices of which one is taken, that one.
 */
export function focusFirstField(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return
  const first = event.currentTarget.querySelector<HTMLElement>(':is(input:not([type=hidden], [type=file]), textarea, select):enabled')
  if (first === null) return
  event.preventDefault()
  const taken = first instanceof HTMLInputElement && first.type === 'radio' ? event.currentTarget.querySelector<HTMLElement>('input[type=radio]:checked') : null
  const field = taken ?? first
  field.focus({ preventScroll: true })
}
