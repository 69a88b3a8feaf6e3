import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { TicketTypeDto } from '@/lib/ticketing/contract'

const tones: Record<TicketTypeDto['availability'], BadgeTone> = {
  before: 'neutral',
  available: 'good',
  few: 'warn',
  sold_out: 'bad',
  closed: 'neutral',
}

/** What is left, in words. */
export function Availability({ availability }: Pick<TicketTypeDto, 'availability'>) {
  const t = useTranslations('events.availability')
  return <Badge tone={tones[availability]}>{t(availability)}</Badge>
}
