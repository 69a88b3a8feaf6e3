/** A signed link in an answer: what it opens, and for whom. */
export type Link = { query: string; contentId: string; grantId: string }

/** Every signed query in a text, with what its policy says. */
export function linksIn(text: string): Link[] {
  const plain = text.replaceAll('\\u0026', '&').replaceAll('&amp;', '&')
  const queries = new Set([...plain.matchAll(/g=[A-Za-z0-9-]+&Policy=[^"'\s\\]+/g)].map(([query]) => query))
  return [...queries].map((query) => {
    const policy = Buffer.from((/Policy=([^&]*)/.exec(query)?.[1] ?? '').replace(/[-_~]/g, (sign) => ({ '-': '+', _: '=', '~': '/' })[sign] ?? sign), 'base64').toString()
    const [, contentId = ''] = /"Resource":"[^"]*?\/\/[^/]+\/([^/]+)\//.exec(policy) ?? []
    return { query, contentId, grantId: /^g=([^&]*)/.exec(query)?.[1] ?? '' }
  })
}

const mediaBoxes = new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx'])

/**
 * True of bytes that a player would take as they are. The first box is read, not searched for: sealed
 * bytes hold any four letters somewhere.
 */
export function looksPlayable(bytes: Buffer): boolean {
  if (bytes.length < 8) return false
  const size = bytes.readUInt32BE(0)
  return mediaBoxes.has(bytes.toString('latin1', 4, 8)) && (size === 1 || (size >= 8 && size <= bytes.length))
}
