import { z } from 'zod'

/** A text in both languages of the product. */
export const Words = z.object({ ja: z.string(), en: z.string() })
export type Words = z.infer<typeof Words>
