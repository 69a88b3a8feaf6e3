import { randomBytes, randomInt, randomUUID } from 'node:crypto'

/** Randomness, as a port. */
export type Ids = {
  /** A UUIDv4: 122 random bits. An id is never an authority. */
  uuid(): string
  /** Random bytes from the system's generator. */
  bytes(count: number): Buffer
  /** A short code a person can read aloud: no vowels, no look-alikes. */
  code(length: number): string
}

const codeAlphabet = '23456789BCDFGHJKMNPQRSTVWXZ'

export const systemIds: Ids = {
  uuid: () => randomUUID(),
  bytes: (count) => randomBytes(count),
  code: (length) =>
    Array.from({ length }, () => codeAlphabet.charAt(randomInt(codeAlphabet.length))).join(''),
}
