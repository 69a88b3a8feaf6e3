/**
 * The challenge that an authenticator says it has answered (WebAuthn §5.8.1), or null. Only for finding it: the signature is
 * checked later. An answer from a frame in another site's page is none (§7.1 step 10, §7.2 step 13): we stand in no frame.
 */
export function answeredChallenge(clientDataJson: string): string | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8'))
    if (typeof parsed !== 'object' || parsed === null || !('challenge' in parsed)) return null
    if ('crossOrigin' in parsed && parsed.crossOrigin !== false) return null
    return typeof parsed.challenge === 'string' ? parsed.challenge : null
  } catch {
    return null
  }
}

/** A person as authenticators keep them: the id's 16 bytes, which tell nobody anything (WebAuthn §5.4.3). */
export function userHandleOf(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'))
}
