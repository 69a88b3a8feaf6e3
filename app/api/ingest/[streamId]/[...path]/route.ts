import { ingestor } from '@/lib/http/access'
import { perActor } from '@/lib/http/rate-limit'
import { route, unrecorded } from '@/lib/http/route'
import { admitPush, dropObject, pushObject } from '@/lib/streaming'
import { DropObject, PushedDto, PushObject } from '@/lib/streaming/contract'

/** PUT and POST mean the same (DASH-IF Live Media Ingest, interface 2). */
export const PUT = route({
  access: ingestor('streamId'),
  input: PushObject,
  output: PushedDto,
  audit: unrecorded('each segment is a row of its own, with run, time and digest'),
  // Three renditions of an encoder are six requests a second; a page that comes back with a minute unsent, a few hundred at once.
  limit: perActor('1200/min'),
  body: 'bytes',
  maxBytes: (ports) => ports.env.ingestMaxBytes,
  before: admitPush,
  headers: { run: 'akushu-run' },
  status: 201,
  replays: false,
  handle: pushObject,
})

export const POST = PUT

/** Retention decides what goes; an encoder's DELETE is accepted so that it does not stumble. */
export const DELETE = route({
  access: ingestor('streamId'),
  input: DropObject,
  output: PushedDto,
  audit: unrecorded('changes nothing'),
  limit: perActor('1200/min'),
  headers: { run: 'akushu-run' },
  handle: dropObject,
})
