/** The challenge that an authenticator says it has answered (WebAuthn §5.8.1), or null. Only for finding it: the signature is checked later. */
export function answeredChallenge(clientDataJson: string): string | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8'))
    const challenge = typeof parsed === 'object' && parsed !== null && 'challenge' in parsed ? parsed.challenge : null
    return typeof challenge === 'string' ? challenge : null
  } catch {
    return null
  }
}

/** A person as authenticators keep them: the id's 16 bytes, which tell nobody anything (WebAuthn §5.4.3). */
export function userHandleOf(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'))
}
