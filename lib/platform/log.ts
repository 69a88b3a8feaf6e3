import pino, { type Logger } from 'pino'

export type Log = Logger

/**
 * The log. It never holds personal data: no names, addresses, tokens, queries or bodies.
 * The paths below are a second lock, should somebody pass one by mistake.
 */
export function createLog(level: string, name: string): Log {
  return pino({
    level,
    base: { process: name },
    redact: {
      paths: ['*.email', '*.displayName', '*.cookie', '*.authorization', '*.query', '*.token', 'email', 'cookie', 'authorization', 'query', 'token', 'headers'],
      remove: true,
    },
  })
}
