import { isNamed } from '../rules/named'

/** What a provider tells us happened to a payment. */
export type PaymentNotice = {
  provider: string
  /** The provider's id of the notice: the same notice may come twice. */
  noticeId: string
  reference: string
  outcome: 'succeeded' | 'failed'
  amountYen: number
}

/** A notice as it is sent: the raw body and its signature. */
export type SignedNotice = { body: string; signature: string }

export type PaymentRequest = {
  orderId: string
  personId: string
  amountYen: number
  sellerName: string
  /** Where the buyer comes back to. */
  returnUrl: string
}

/** A payment provider. Money moves only there; we keep the book of what it told us. */
export type Payments = {
  readonly provider: string
  /** Opens a payment and says where to send the buyer. Throws `payment_unavailable`. */
  open(request: PaymentRequest): Promise<{ reference: string; redirectUrl: string }>
  /** Ends an open payment, so that it can no longer be paid. Answers false when it was paid already. */
  cancel(reference: string): Promise<boolean>
  /**
   * Pays back. The key makes a repeat harmless: what was paid back under it is not paid twice. After a final refusal
   * nothing has moved, and a repeat is a new try. Throws `PaymentFault`.
   */
  refund(request: { reference: string; amountYen: number; key: string }): Promise<{ reference: string }>
  /** The notices of those payments that have been decided, once more: one of them may have been lost on its way. */
  findNotices(references: readonly string[]): Promise<SignedNotice[]>
  /** Verifies a notice's signature over the raw body and reads it. Throws `invalid_input`. */
  readNotice(body: string, signature: string | null): PaymentNotice
}

/** Why money was not paid back. `isFinal`: the provider has refused, and trying again by itself would not help. */
export class PaymentFault extends Error {
  constructor(
    readonly isFinal: boolean,
    /** In codes or words of ours: never a person's own data. */
    fault: string,
  ) {
    super(fault)
    this.name = 'PaymentFault'
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isNamed(value, 'PaymentFault')
  }
}
