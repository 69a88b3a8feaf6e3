import { MediaRefused } from './refused'

/** Attributes of a playlist tag by name, quotation marks taken off. */
export type AttributeList = ReadonlyMap<string, string>

const attribute = /([A-Z0-9-]+)=("[^"\r\n]*"|[^",\s]*)(,|$)/y

/**
 * Reads an attribute list (RFC 8216 §4.2) to its last character.
 * @throws MediaRefused `playlist_invalid` for anything left over, or a name that occurs twice.
 */
export function readAttributes(text: string): AttributeList {
  const found = new Map<string, string>()
  attribute.lastIndex = 0
  let ended = false
  while (!ended) {
    const match = attribute.exec(text)
    const [, name, value, separator] = match ?? []
    if (name === undefined || value === undefined || found.has(name)) {
      throw new MediaRefused('playlist_invalid', 'an attribute list cannot be read')
    }
    found.set(name, value.startsWith('"') ? value.slice(1, -1) : value)
    ended = separator !== ','
  }
  return found
}
