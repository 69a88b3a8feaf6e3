import 'server-only'

export {
  listOwnBroadcasts,
  listStaffedEvents,
  readBroadcast,
  readBroadcasts,
  readEvents,
  readOwnBroadcast,
  readStaffedEvent,
  type PlannedBroadcast,
  type PlannedEvent,
} from './read-planned'
export { listPublicEvents, readPublicEvent, type PublicEvent } from './read-public'
