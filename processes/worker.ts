// Placeholder until the worker is written: stays alive and does nothing.
import { env } from '@/lib/platform/env'
import { refuseBadEnvironment } from '@/processes/boot'
import { endWithParent, tellReady } from '@/processes/parent'

refuseBadEnvironment(env)
const idle = setInterval(() => undefined, 60_000)
endWithParent(() => clearInterval(idle))
tellReady()
