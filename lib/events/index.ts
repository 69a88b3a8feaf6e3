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
export { listPublicEvents, readPublicEvent } from './read-public'
