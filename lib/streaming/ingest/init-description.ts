import { z } from 'zod'
import type { InitFacts } from './rules/inspect-init'

/** What was kept of an init segment, read back from its row. */
export const InitDescription: z.ZodType<InitFacts> = z.object({
  codecs: z.string(),
  width: z.number(),
  height: z.number(),
  tracks: z.array(
    z.object({
      id: z.number(),
      kind: z.enum(['video', 'audio']),
      codec: z.string(),
      timescale: z.number(),
      defaultSampleDuration: z.number(),
      defaultSampleFlags: z.number(),
    }),
  ),
})
