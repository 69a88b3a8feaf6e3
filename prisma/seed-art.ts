import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { coverBounds } from '@/lib/events/contract'
import type { Covers } from '@/lib/platform/covers'
import type { Database } from '@/lib/platform/db'
import { makePictures, type MadePictures } from '@/lib/platform/pictures'

/** Pictures of the made-up events, drawn here: shapes and colours, and nobody's photograph. */
export type Art = 'moonlight' | 'studio' | 'sky'

const frame = (defs: string, shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" viewBox="0 0 1600 900"><defs>${defs}</defs>${shapes}</svg>`
const fade = (id: string, from: string, to: string) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`
const glow = (id: string, colour: string) =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity=".9"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`
const many = (count: number, shape: (index: number) => string) => Array.from({ length: count }, (_, index) => shape(index)).join('')

/** The same each time, and without an order that an eye would find. */
const scattered = (index: number, spread: number, step: number) => (index * step) % spread

function drawMoonlight(): string {
  const stars = many(140, (i) => `<circle cx="${scattered(i, 1600, 613)}" cy="${scattered(i, 560, 397)}" r="${1 + (i % 3)}" fill="#fff" opacity="${0.35 + (i % 5) / 8}"/>`)
  const strings = many(6, (i) => `<path d="M-40 ${700 + i * 26} C 420 ${560 + i * 40}, 980 ${860 + i * 8}, 1660 ${640 + i * 34}" stroke="#f5d0fe" stroke-opacity="${0.55 - i * 0.06}" stroke-width="${5 - i * 0.6}" fill="none"/>`)
  const hills = '<path d="M0 760 Q 300 600 640 730 T 1240 690 T 1600 740 V900 H0 Z" fill="#1e1147"/><path d="M0 830 Q 420 720 860 820 T 1600 800 V900 H0 Z" fill="#12082e"/>'
  return frame(fade('night', '#1b0b4b', '#7c3aed') + glow('halo', '#fde68a'), `<rect width="1600" height="900" fill="url(#night)"/>${stars}<circle cx="1130" cy="300" r="420" fill="url(#halo)"/><circle cx="1130" cy="300" r="150" fill="#fef3c7"/><circle cx="1085" cy="265" r="26" fill="#fde68a"/><circle cx="1180" cy="340" r="38" fill="#fde68a"/>${hills}${strings}`)
}

function drawStudio(): string {
  const grooves = many(16, (i) => `<circle cx="560" cy="470" r="${330 - i * 15}" fill="none" stroke="#fbbf24" stroke-opacity="${0.1 + (i % 4) * 0.07}" stroke-width="3"/>`)
  const bars = many(26, (i) => {
    const height = 60 + scattered(i, 380, 137)
    return `<rect x="${980 + i * 22}" y="${470 - height / 2}" width="12" height="${height}" rx="6" fill="#fde68a" opacity="${0.45 + (i % 5) / 10}"/>`
  })
  return frame(fade('wood', '#451a03', '#b45309') + glow('lamp', '#fbbf24'), `<rect width="1600" height="900" fill="url(#wood)"/><circle cx="1250" cy="120" r="520" fill="url(#lamp)" opacity=".55"/><circle cx="560" cy="470" r="340" fill="#1c0a02"/>${grooves}<circle cx="560" cy="470" r="96" fill="#f59e0b"/><circle cx="560" cy="470" r="14" fill="#1c0a02"/>${bars}`)
}

function drawSky(): string {
  const cloud = (x: number, y: number, size: number, opacity: number) =>
    `<g fill="#fff" opacity="${opacity}" transform="translate(${x} ${y}) scale(${size})"><circle cx="0" cy="0" r="60"/><circle cx="70" cy="-34" r="78"/><circle cx="160" cy="-10" r="64"/><rect x="-60" y="0" width="284" height="60" rx="30"/></g>`
  const plane = '<g transform="translate(900 330) rotate(-14)"><path d="M0 60 L330 -60 L150 120 Z" fill="#fff"/><path d="M150 120 L330 -60 L120 66 Z" fill="#bae6fd"/><path d="M0 60 L330 -60 L96 78 Z" fill="#e0f2fe"/></g>'
  const trail = '<path d="M120 700 C 380 780, 640 600, 880 430" stroke="#fff" stroke-width="5" stroke-dasharray="4 22" stroke-linecap="round" fill="none" opacity=".9"/>'
  return frame(fade('day', '#0369a1', '#7dd3fc') + glow('sun', '#fef9c3'), `<rect width="1600" height="900" fill="url(#day)"/><circle cx="340" cy="220" r="360" fill="url(#sun)"/><circle cx="340" cy="220" r="92" fill="#fef9c3"/>${cloud(1180, 190, 1.1, 0.9)}${cloud(620, 620, 1.5, 0.85)}${cloud(1240, 720, 1.9, 0.95)}${cloud(80, 800, 1.4, 0.7)}${trail}${plane}`)
}

const drawings: Record<Art, () => string> = { moonlight: drawMoonlight, studio: drawStudio, sky: drawSky }

/** Drawn before the seed's transaction begins, which is not to wait for them. */
export async function drawArt(): Promise<Record<Art, MadePictures>> {
  const draw = async (art: Art) => makePictures(await sharp(Buffer.from(drawings[art]())).png({ compressionLevel: 1 }).toBuffer(), 'png', coverBounds)
  return { moonlight: await draw('moonlight'), studio: await draw('studio'), sky: await draw('sky') }
}

export type Gallery = { covers: Covers; art: Record<Art, MadePictures> }

/** Gives an event its picture, as its organiser's upload would. */
export async function hang(db: Database, { covers, art }: Gallery, eventId: string, name: Art): Promise<void> {
  const { large, small, social } = art[name]
  const coverDigest = createHash('sha256').update(large.bytes).digest('hex')
  const files = { '1600.webp': large.bytes, '640.webp': small, 'social.jpg': social }
  for (const [file, bytes] of Object.entries(files)) await covers.put(`${eventId}/${coverDigest}/${file}`, bytes)
  await db.event.update({ where: { id: eventId }, data: { coverDigest, coverWidth: large.width, coverHeight: large.height } })
}
