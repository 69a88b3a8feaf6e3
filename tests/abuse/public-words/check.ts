import { Breaches, type Check } from '../check'
import { buyTicket, goLive, openGrant, planEvening } from '../evening'
import type { Ground } from '../ground'
import { idsInDatabase, idsWrittenIn, uuidsIn } from '../identifiers'
import { gatherPersonal, gatherPublic, gatherScripts, type Document } from './documents'

/** What leads to media, in any form it could be written in. */
const mediaTraces = [/\.m3u8/, /\.m4s/, /\.mp4/, /Policy=/, /Signature=/, /Key-Pair-Id/, /\/api\/ingest\//, /\/api\/contents\//]

export const publicWords: Check = {
  number: 2,
  title: 'what is public holds no id and no media address',

  async run(ground, scale) {
    const breaches = new Breaches()
    const soldSlug = await fillDatabase(ground)
    const shared = await gatherPublic(ground, scale)
    const { documents: personal, unread } = await gatherPersonal(ground)
    for (const page of unread) breaches.add(`${page} was opened by nobody, so that nobody knows what it holds: tests/abuse/public-words/readers.ts`)
    const scripts = await gatherScripts(ground, shared)
    const ids = await idsInDatabase(ground.owner)
    const secrets = [...(await shortCodes(ground)), new URL(ground.stack.urls.edge).host]

    const listed = shared.filter((document) => document.text.includes(soldSlug))
    if (listed.length < 4 || scripts.length < 5) throw new Error(`too little was read: ${listed.length} documents name the event, ${scripts.length} scripts`)
    for (const document of [...shared, ...personal]) judgeDocument(document, ids, secrets, breaches)
    for (const script of scripts) judgeScript(script, ids, secrets, breaches)
    return {
      figure: `${shared.length} public and ${personal.length} personal documents and ${scripts.length} scripts, ${ids.size} ids of the database looked for`,
      breaches: breaches.list,
    }
  },
}

/** An evening with everything that could be told: sold, on air and watched; one that is over; and a draft. */
async function fillDatabase(ground: Ground): Promise<string> {
  const [live, over, draft] = [await planEvening(ground, 'words-live', 'hoshino-mitsuki'), await planEvening(ground, 'words-over', 'hoshino-mitsuki'), await planEvening(ground, 'words-draft', 'aoi-haru')]
  await ground.db.event.update({ where: { id: draft.eventId }, data: { state: 'draft' } })
  const fan = await ground.signIn('fan')
  const artist = await ground.signIn('artist', 'artist')
  for (const evening of [live, over]) {
    const { ticketId } = await buyTicket(fan, evening)
    const onAir = await goLive(ground, artist, evening)
    await openGrant(fan, ticketId)
    if (evening === over) await onAir.end()
  }
  return live.slug
}

async function shortCodes({ db }: Ground): Promise<string[]> {
  return (await db.ticket.findMany({ select: { shortCode: true } })).map((ticket) => ticket.shortCode)
}

function judgeDocument(document: Document, ids: ReadonlyMap<string, string>, secrets: string[], breaches: Breaches): void {
  const { label, mayName } = document
  const text = mayName.reduce((rest, word) => rest.replaceAll(word, ''), document.text)
  for (const id of idsWrittenIn(text, ids.keys())) breaches.add(`${label} holds ${ids.get(id)}`)
  for (const id of uuidsIn(text)) if (!ids.has(id)) breaches.add(`${label} holds a uuid that the database does not know`)
  for (const trace of mediaTraces) if (trace.test(text)) breaches.add(`${label} holds ${trace.source}`)
  for (const secret of secrets) if (text.includes(secret)) breaches.add(`${label} holds ${secret === secrets.at(-1) ? 'the host of the edge' : 'a short code'}`)
}

/** A script is the same for everybody; the player's own code knows what a playlist is called, but no id and no host. */
function judgeScript(script: Document, ids: ReadonlyMap<string, string>, secrets: string[], breaches: Breaches): void {
  for (const id of idsWrittenIn(script.text, ids.keys(), { alsoBase64: false })) breaches.add(`${script.label} holds ${ids.get(id)}`)
  for (const secret of secrets) if (script.text.includes(secret)) breaches.add(`${script.label} holds a short code or the host of the edge`)
}
