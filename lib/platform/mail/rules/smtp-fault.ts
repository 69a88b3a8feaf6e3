/**
 * Whether a failed hand-over is final. RFC 5321 §4.2.1: 4yz is for now, 5yz for good. But a 5yz counts against the
 * address or the letter only after RCPT TO or DATA: before, it is our own login or sender that is refused, which an operator mends.
 */
export function faultOf(error: unknown): { isFinal: boolean; words: string } {
  const { code, command, responseCode } = readFault(error)
  const isAboutTheMail = command === 'RCPT TO' || command === 'DATA'
  return {
    isFinal: isAboutTheMail && responseCode !== null && responseCode >= 500,
    words: [code ?? 'no code', command, responseCode].filter((part) => part !== null).join(' '),
  }
}

function readFault(error: unknown): { code: string | null; command: string | null; responseCode: number | null } {
  if (typeof error !== 'object' || error === null) return { code: null, command: null, responseCode: null }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const command = 'command' in error && typeof error.command === 'string' ? error.command : null
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null
  return { code, command, responseCode }
}
