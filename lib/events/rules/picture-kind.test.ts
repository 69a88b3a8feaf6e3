import { expect, test } from 'vitest'
import { pictureKind } from './picture-kind'

const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

test.each([
  ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
  ['png', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a])],
  ['webp', bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8 ')],
  ['avif', bytes([0, 0, 0, 24], 'ftypavif', [0, 0, 0, 0], 'avifmif1')],
  ['avif', bytes([0, 0, 0, 24], 'ftypmif1', [0, 0, 0, 0], 'mif1avif')],
])('%s', (kind, file) => expect(pictureKind(file)).toBe(kind))

test.each([
  ['nothing', bytes()],
  ['a gif', bytes('GIF89a', [1, 0, 1, 0])],
  ['an svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a pdf', bytes('%PDF-1.7')],
  ['a tiff', bytes('II*', [0])],
  ['an mp4', bytes([0, 0, 0, 24], 'ftypisom', [0, 0, 0, 0], 'isomavc1')],
  ['heic', bytes([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic')],
  ['a brand beyond its box', bytes([0, 0, 0, 16], 'ftypmif1', [0, 0, 0, 0], 'avif')],
  ['a wave', bytes('RIFF', [1, 0, 0, 0], 'WAVEfmt ')],
  ['half a signature', bytes([0x89], 'PNG')],
])('%s is no picture for us', (_name, file) => expect(pictureKind(file)).toBeNull())
