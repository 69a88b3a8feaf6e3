import type { Environment } from '@/lib/platform/env'

/** Placeholder until the believable event is written: fills nothing. */
export async function seed(_env: Environment): Promise<void> {}
