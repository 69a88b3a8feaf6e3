import 'server-only'

export { endPastEvents } from './end-events'
export { eventAddress } from './event-address'
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
export { listPublicEvents, readAnnouncement, readPublicEvent, type AnnouncedEvent, type PublicEvent } from './read-public'
export { addBroadcast, broadcastOf, changeBroadcast, removeBroadcast } from './planning/change-broadcasts'
export { changeDetails, changeTexts } from './planning/change-details'
export { changeProgramme } from './planning/change-programme'
export { copyPlan, type PlanCopy } from './planning/copy-plan'
export { deleteFormerCover, oweDeletion, readPicture, removeCover, setCover } from './planning/cover-files'
export { createDraft } from './planning/create-draft'
export { listPlans, lockPlan, readPlan, type EventPlan, type PlanScope } from './planning/plan'
export { cancelPlan, listBroadcastIds, publishPlan, removePlan } from './planning/states'
export { readCover } from './read-cover'
