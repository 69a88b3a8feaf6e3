import { EnvironmentError } from '@/lib/platform/env'

/** Runs `read`, and ends this process with one line when the environment has a bad value. */
export function refuseBadEnvironment<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
