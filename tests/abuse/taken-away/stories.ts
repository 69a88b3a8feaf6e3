import { goLive, planEvening } from '../evening'
import type { Ground } from '../ground'
import { keyRevoked } from './encoder'
import { banned, endedElsewhere, sessionDeleted, signedOutEverywhere } from './fans'
import { crewRemoved, demoted, membershipRemoved, staffOver, staffRemoved, visitEnded, visitOver } from './roles'
import type { Scene, Story, Subject } from './subject'

/** The ways in which somebody loses what they had: by the product's own routes, or because the time of it is up. */
export async function prepareStories(ground: Ground): Promise<Story[]> {
  const evening = await planEvening(ground, 'taken-night', 'hoshino-mitsuki')
  const other = await planEvening(ground, 'taken-elsewhere', 'aoi-haru')
  const onAir = await goLive(ground, await ground.signIn('artist', 'artist'), evening)
  const scene: Scene = { ground, evening, other, onAir }
  const story = (name: string, who: string, make: (scene: Scene, who: string) => Promise<Subject>): Story => ({ name, subject: (index) => make(scene, `${who}-${index}`) })
  return [
    story('session ended from another device', 'elsewhere', endedElsewhere),
    story('session deleted', 'deleted', sessionDeleted),
    story('signed out everywhere', 'everywhere', signedOutEverywhere),
    story('fan banned', 'banned', banned),
    story('artist’s crew removed', 'crew', crewRemoved),
    story('membership removed', 'member', membershipRemoved),
    story('manager made moderator', 'demoted', demoted),
    story('event’s staff removed', 'staff', staffRemoved),
    story('event’s staff over', 'staff-over', staffOver),
    story('visit ended', 'visit', visitEnded),
    story('visit over', 'visit-over', visitOver),
    story('encoder’s key revoked', 'encoder', keyRevoked),
  ]
}
