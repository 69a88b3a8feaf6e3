import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '../../rules/keyed-hash'
import type { Clock } from '../../clock'
import type { Database } from '../../db'
import type { SecretKey } from '../../env'
import type { Ids } from '../../ids'
import { notFound, Problem } from '../../problem'
import { PaymentFault, type PaymentNotice, type Payments, type SignedNotice } from '../payments'
import { addTillPayment, findDecided, findTillPayment, settleTillPayment, type TillPaymentRow } from './store'

/**
 * The till: a payment provider for demo and tests, with its own books and its own hosted page.
 * It behaves as a real one does: redirect, signed notice, refusal. The environment refuses it elsewhere.
 */
export function till(db: Database, ids: Ids, clock: Clock, keys: readonly SecretKey[]): Payments {
  return {
    provider: 'till',
    async open(request) {
      const id = ids.uuid()
      await addTillPayment(db, { id, ...request })
      return { reference: id, redirectUrl: `/till/${id}` }
    },
    async cancel(reference) {
      return settleTillPayment(db, reference, 'cancelled', clock.now())
    },
    async refund({ reference, key }) {
      const payment = await findTillPayment(db, reference)
      if (payment?.state !== 'succeeded') throw new PaymentFault(true, 'the till has no such payment to refund')
      return { reference: `till-refund-${key}` }
    },
    async findNotices(references) {
      const decided = await findDecided(db, references)
      return decided.flatMap((payment) => noticeOf(payment, keys) ?? [])
    },
    readNotice(body, signature) {
      if (!signature || !keys.some((key) => equal(sign(key, body), signature))) {
        throw new Problem('invalid_input', { log: 'a payment notice with a wrong signature' })
      }
      return JSON.parse(body) as PaymentNotice
    },
  }
}

/** The till's hosted page as its payer may see it. Throws `not_found`. */
export async function readTillPayment(db: Database, id: string, personId: string) {
  const payment = await findTillPayment(db, id)
  if (payment?.personId !== personId) throw notFound()
  return payment
}

/**
 * The payer's press on the till's page; only the first one decides. Answers the signed notice that the till
 * sends, again at a later press, since the first may have been lost; null when the payment was cancelled.
 */
export async function pressTill(
  db: Database,
  keys: readonly SecretKey[],
  press: { id: string; personId: string; outcome: 'succeeded' | 'failed'; at: Date },
): Promise<{ returnUrl: string; notice: SignedNotice | null }> {
  await readTillPayment(db, press.id, press.personId)
  await settleTillPayment(db, press.id, press.outcome, press.at)
  const payment = await readTillPayment(db, press.id, press.personId)
  return { returnUrl: payment.returnUrl, notice: noticeOf(payment, keys) }
}

/** What the till says of a payment, always in the same words; null while it is open and when it was cancelled. */
function noticeOf(payment: TillPaymentRow, keys: readonly SecretKey[]): SignedNotice | null {
  if (payment.state !== 'succeeded' && payment.state !== 'failed') return null
  const notice: PaymentNotice = {
    provider: 'till',
    noticeId: `${payment.id}:${payment.state}`,
    reference: payment.id,
    outcome: payment.state,
    amountYen: payment.amountYen,
  }
  const body = JSON.stringify(notice)
  const key = keys[0]
  if (!key) throw new Error('the till needs a webhook key')
  return { body, signature: sign(key, body) }
}

function sign(key: SecretKey, body: string): string {
  return `${key.id}=${keyedHash(key.bytes, body).toString('base64url')}`
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
