import { nextPathOr, type SignedInDto } from '@/lib/accounts/contract'

/** Leaves for where the person wanted to go, by a whole new page: nothing of a stranger stays in memory. A newcomer is welcomed first. */
export function goOn({ next, isNew }: SignedInDto): void {
  const place = nextPathOr(next)
  window.location.assign(isNew ? `/welcome?next=${encodeURIComponent(place)}` : place)
}
