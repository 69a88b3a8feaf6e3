import { isIPv6 } from 'node:net'

/**
 * The network that an address is limited by: an IPv4 address as it is, of an IPv6 address the first 64 bits, which one
 * household has to itself (RFC 6177). Null when there is no address.
 */
export function networkOf(address: string | null): string | null {
  return within(address, 64)
}

/**
 * The same with the first 48 bits of an IPv6 address: as much as a site is commonly given (RFC 6177), 65,536 networks of 64.
 * Who has more counts as several.
 */
export function neighbourhoodOf(address: string | null): string | null {
  return within(address, 48)
}

function within(address: string | null, bits: 64 | 48): string | null {
  if (!address) return null
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::')
  const [first, last] = [groups(head), tail === undefined ? [] : groups(tail)]
  const missing = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  const all = tail === undefined ? first : [...first, ...missing, ...last]
  return `${all.slice(0, bits / 16).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/${bits}`
}

function groups(part: string): string[] {
  return part === '' ? [] : part.split(':')
}
