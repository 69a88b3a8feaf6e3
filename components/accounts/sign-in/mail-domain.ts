/** Where people in Japan have their mail; a slip of the finger is most likely meant for one of these. */
const domains = [
  'gmail.com', 'icloud.com', 'me.com', 'yahoo.co.jp', 'ymail.ne.jp', 'docomo.ne.jp', 'ezweb.ne.jp', 'au.com', 'softbank.ne.jp', 'i.softbank.jp',
  'rakuten.jp', 'ymobile.ne.jp', 'mail.com', 'ymail.com', 'outlook.jp', 'outlook.com', 'hotmail.co.jp', 'hotmail.com', 'nifty.com', 'biglobe.ne.jp',
]

/** Their spam filters turn away mail from outside the network until its sender is allowed. */
const carriers = ['docomo.ne.jp', 'ezweb.ne.jp', 'au.com', 'softbank.ne.jp', 'i.softbank.jp', 'ymobile.ne.jp', 'vodafone.ne.jp', 'disney.ne.jp', 'rakumail.jp']

/** Spaces and full-width letters that a Japanese keyboard slips into an address, made plain. */
export function plainAddress(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\u200b]/g, '')
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** How many letters must be put in, taken out, replaced or swapped with their neighbour to make one word the other. */
function distance(from: string, to: string): number {
  const rows: number[][] = Array.from({ length: from.length + 1 }, (_, row) => [row, ...Array.from({ length: to.length }, () => 0)])
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0
  rows[0] = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1]
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      const steps = [at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (same ? 0 : 1)]
      if (swapped) steps.push(at(row - 2, column - 2) + 1)
      rows[row]?.splice(column, 1, Math.min(...steps))
    }
  }
  return at(from.length, to.length)
}

/** The address that was probably meant, as `a@gmail.com` for `a@gmial.com`; null when nothing looks wrong. */
export function probablyMeant(address: string): string | null {
  const domain = domainOf(address)
  if (!address.includes('@') || domain === '' || domains.includes(domain)) return null
  // Short names are a letter away from too many others.
  const close = domains.find((known) => known.length >= 7 && distance(domain, known) === 1)
  return close === undefined ? null : `${address.slice(0, address.lastIndexOf('@') + 1)}${close}`
}

/** Whether the address belongs to a phone company, whose filter may hold our mail back. */
export function isCarrier(address: string): boolean {
  return carriers.some((carrier) => domainOf(address) === carrier || domainOf(address).endsWith(`.${carrier}`))
}
