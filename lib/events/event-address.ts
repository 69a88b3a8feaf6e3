import type { Ports } from '@/lib/platform/ports'

/** Where everybody finds an event: on the fans' host, the first of ours, whichever host the organiser is at. */
export function eventAddress({ env }: Pick<Ports, 'env'>, slug: string): string {
  return `${env.appOrigins[0]}/events/${slug}`
}
