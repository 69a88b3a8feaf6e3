import type { PersonActor } from '@/lib/accounts/contract'
import { readAnnouncement } from '@/lib/events'
import type { Ports } from '@/lib/platform/ports'
import type { EventOnSaleDto } from '../contract'
import { tellSale } from '../read-sale'
import { planScope } from './change-plan'

/** An event as the public would see it, before it does. Throws `not_found`. */
export async function previewEvent(ports: Ports, actor: PersonActor, input: { slug: string }): Promise<EventOnSaleDto> {
  return tellSale(ports, await readAnnouncement(ports, planScope(actor), input.slug))
}
