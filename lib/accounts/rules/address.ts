import { z } from 'zod'

/** RFC 5321 §4.5.3.1: octets of the part before the @, and of the whole path without its brackets. */
const mostBefore = 64
const mostInAll = 254

/**
 * One form for every way of writing an e-mail address, or null when it is none. Letters of full width and
 * of other shapes become plain ones (NFKC: Japanese keyboards write them), all is in lower case, and a domain in
 * another script becomes its ASCII form. Since mail goes to the form that is kept, whoever proves it owns that very one.
 * Dots at odd places are let through: Japanese carriers have given such addresses out.
 */
export function normaliseAddress(text: string): string | null {
  const plain = text.trim().normalize('NFKC').toLowerCase()
  const at = plain.lastIndexOf('@')
  const before = plain.slice(0, at)
  const domain = asciiDomain(plain.slice(at + 1))
  if (at < 1 || !domain || before.length > mostBefore || !/^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+$/.test(before)) return null
  const address = `${before}@${domain}`
  return address.length <= mostInAll ? address : null
}

/** A public name of at least two labels: no number, no port, no path. */
function asciiDomain(text: string): string | null {
  if (!/^[^\s\p{C}/\\?#@:[\]%]+$/u.test(text) || !URL.canParse(`http://${text}`)) return null
  const host = new URL(`http://${text}`).hostname
  return /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(host) ? host : null
}

/** An e-mail address as it is typed; what comes out is the one form that is kept. */
export const Address = z
  .string()
  .max(320)
  .transform((text, context) => {
    const address = normaliseAddress(text)
    if (address) return address
    context.addIssue({ code: 'custom', message: 'not an e-mail address' })
    return z.NEVER
  })
