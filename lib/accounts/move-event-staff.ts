import type { Ports } from '@/lib/platform/ports'
import { deleteEventStaff, setEventStaffEnd } from './store'

/** The staff of an event serve until its end, wherever that has moved. Call it in the transaction that moves it. */
export function moveEventStaff(ports: Ports, eventId: string, endsAt: Date): Promise<void> {
  return setEventStaffEnd(ports.db, eventId, endsAt)
}

/** An event that is removed has no staff. Call it in the transaction that removes it. */
export function dismissEventStaff(ports: Ports, eventId: string): Promise<void> {
  return deleteEventStaff(ports.db, eventId)
}
