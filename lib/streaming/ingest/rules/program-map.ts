import { MediaRefused } from './refused'
import { readSection } from './transport-packets'

/** Where a program's picture and sound are. */
export type ProgramMap = { video: number; audio: number }

const programAssociation = 0
const programMap = 2
const h264 = 0x1b
const adts = 0x0f

const names = new Map([
  [0x01, 'MPEG-1 video'],
  [0x02, 'MPEG-2 video'],
  [0x03, 'MP3'],
  [0x04, 'MP3'],
  [0x06, 'private data'],
  [0x10, 'MPEG-4 video'],
  [0x11, 'AAC in LATM'],
  [0x15, 'metadata'],
  [0x24, 'HEVC'],
  [0x33, 'VVC'],
  [0x81, 'AC-3'],
  [0x87, 'E-AC-3'],
])

/** The packet identifier of the one program's map (ISO/IEC 13818-1 §2.4.4.3). @throws MediaRefused */
export function readAssociation(payload: Uint8Array): number {
  const body = readSection(payload, programAssociation)
  const maps: number[] = []
  for (let at = 0; at + 4 <= body.length; at += 4) {
    const program = ((body[at] ?? 0) << 8) | (body[at + 1] ?? 0)
    if (program !== 0) maps.push((((body[at + 2] ?? 0) & 0x1f) << 8) | (body[at + 3] ?? 0))
  }
  const [map, ...others] = maps
  if (map === undefined || others.length > 0) throw new MediaRefused('track_unsupported', 'MPEG-TS carries exactly one program')
  return map
}

/** The one H.264 picture and the one AAC sound of a program (§2.4.4.8). @throws MediaRefused saying what to set. */
export function readProgramMap(payload: Uint8Array): ProgramMap {
  const body = readSection(payload, programMap)
  const pids = { video: [] as number[], audio: [] as number[] }
  let at = 4 + ((((body[2] ?? 0) & 0x0f) << 8) | (body[3] ?? 0))
  while (at + 5 <= body.length) {
    const type = body[at] ?? 0
    const pid = (((body[at + 1] ?? 0) & 0x1f) << 8) | (body[at + 2] ?? 0)
    if (type === h264) pids.video.push(pid)
    else if (type === adts) pids.audio.push(pid)
    else throw new MediaRefused('codec_unsupported', `${names.get(type) ?? `stream type ${type}`} is not taken: send H.264 with AAC (-c:v libx264 -c:a aac)`)
    at += 5 + ((((body[at + 3] ?? 0) & 0x0f) << 8) | (body[at + 4] ?? 0))
  }
  const [video] = pids.video
  const [audio] = pids.audio
  if (video === undefined || pids.video.length > 1) throw new MediaRefused('track_unsupported', 'send exactly one H.264 picture (-c:v libx264)')
  if (audio === undefined || pids.audio.length > 1) throw new MediaRefused('track_unsupported', 'send exactly one AAC sound (-c:a aac); silence will do')
  return { video, audio }
}
