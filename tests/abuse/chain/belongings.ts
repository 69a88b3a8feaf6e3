import type { Ground } from '../ground'

/**
 * Every id that a person may be told, read beside the product: what is their own, and what their roles are
 * for. Everything else in the database is foreign to them.
 */
export async function belongingsOf({ owner }: Ground, who: string | null): Promise<Set<string>> {
  if (who === null) return new Set()
  const rows = await owner.query<{ id: string }>(
    `WITH me AS (SELECT id FROM person WHERE email = $1),
      artist AS (SELECT artist_profile_id FROM artist_member WHERE person_id IN (SELECT id FROM me)),
      staffed AS (SELECT organisation_id, role FROM membership WHERE person_id IN (SELECT id FROM me)),
      owned AS (SELECT organisation_id FROM staffed WHERE role = 'owner'),
      managed AS (SELECT organisation_id FROM staffed WHERE role IN ('owner', 'manager')),
      orders AS (SELECT id FROM "order" WHERE person_id IN (SELECT id FROM me) OR organisation_id IN (SELECT organisation_id FROM managed)),
      held AS (SELECT t.id, e.broadcast_id, e.kind, t.state FROM ticket t JOIN entitlement e USING (ticket_type_id) WHERE t.person_id IN (SELECT id FROM me))
    SELECT id FROM session WHERE person_id IN (SELECT id FROM me)
    UNION SELECT id FROM orders
    UNION SELECT t.id FROM ticket t JOIN order_line l ON l.id = t.order_line_id WHERE l.order_id IN (SELECT id FROM orders)
    UNION SELECT r.id FROM refund r JOIN "order" o ON o.id = r.order_id WHERE o.organisation_id IN (SELECT organisation_id FROM managed)
    UNION SELECT id FROM till_payment WHERE person_id IN (SELECT id FROM me)
    UNION SELECT id FROM "grant" WHERE person_id IN (SELECT id FROM me)
    UNION SELECT b.id FROM broadcast b JOIN event v ON v.id = b.event_id
      WHERE b.artist_profile_id IN (SELECT artist_profile_id FROM artist) OR v.organisation_id IN (SELECT organisation_id FROM staffed)
    UNION SELECT s.id FROM stream s WHERE s.artist_profile_id IN (SELECT artist_profile_id FROM artist)
    UNION SELECT s.content_id FROM stream s WHERE s.artist_profile_id IN (SELECT artist_profile_id FROM artist)
    UNION SELECT id FROM content WHERE organisation_id IN (SELECT organisation_id FROM staffed)
    UNION SELECT id FROM membership WHERE organisation_id IN (SELECT organisation_id FROM owned)
    UNION SELECT id FROM invitation WHERE organisation_id IN (SELECT organisation_id FROM owned)
    UNION SELECT m.id FROM artist_member m JOIN artist_profile a ON a.id = m.artist_profile_id WHERE a.organisation_id IN (SELECT organisation_id FROM owned)
    UNION SELECT e.id FROM event_staff e JOIN event v ON v.id = e.event_id WHERE v.organisation_id IN (SELECT organisation_id FROM owned)
    UNION SELECT k.id FROM encoder_key k JOIN stream s ON s.id = k.stream_id WHERE s.artist_profile_id IN (SELECT artist_profile_id FROM artist)
    UNION SELECT id FROM platform_visit WHERE organisation_id IN (SELECT organisation_id FROM owned)
    UNION SELECT id FROM passkey WHERE person_id IN (SELECT id FROM me)
    UNION SELECT c.id FROM content c JOIN held h USING (broadcast_id)
      WHERE h.state IN ('valid', 'used') AND ((c.state = 'live' AND h.kind = 'broadcast') OR (c.state = 'available' AND h.kind = 'archive' AND c.available_until > now()))`,
    [`${who}@demo.example`],
  )
  return new Set(rows.rows.map((row) => row.id))
}

/** What is called by a slug and kept by staff, with the column that holds it. */
export async function slugsInDatabase({ owner }: Ground): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ slug: string; place: string }>(
    `SELECT slug, 'event.slug' AS place FROM event UNION ALL SELECT slug, 'organisation.slug' FROM organisation UNION ALL SELECT slug, 'artist_profile.slug' FROM artist_profile`,
  )
  return new Map(rows.map(({ slug, place }) => [slug, place]))
}

/** The slugs of the houses that a person is staff of, of their artists and of their events. */
export async function slugsOf({ owner }: Ground, who: string | null): Promise<string[]> {
  const { rows } = await owner.query<{ slug: string }>(
    `WITH staffed AS (SELECT m.organisation_id AS id FROM membership m JOIN person p ON p.id = m.person_id WHERE p.email = $1)
    SELECT slug FROM organisation WHERE id IN (SELECT id FROM staffed)
    UNION ALL SELECT slug FROM artist_profile WHERE organisation_id IN (SELECT id FROM staffed)
    UNION ALL SELECT slug FROM event WHERE organisation_id IN (SELECT id FROM staffed)`,
    [`${who}@demo.example`],
  )
  return rows.map(({ slug }) => slug)
}

/** The contents that a person may play at this moment. */
export async function playableBy(ground: Ground, who: string | null): Promise<Set<string>> {
  const own = await belongingsOf(ground, who)
  const contents = await ground.db.content.findMany({ select: { id: true } })
  return new Set(contents.map((content) => content.id).filter((id) => own.has(id)))
}

export async function grantsOf({ owner }: Ground, who: string | null): Promise<Set<string>> {
  const rows = await owner.query<{ id: string }>(`SELECT g.id FROM "grant" g JOIN person p ON p.id = g.person_id WHERE p.email = $1`, [`${who}@demo.example`])
  return new Set(rows.rows.map((row) => row.id))
}
