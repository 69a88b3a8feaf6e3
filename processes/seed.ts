// Fills the database of a demo or test stack; run by the supervisor after migrating. Seeding twice changes nothing.
import { env } from '@/lib/platform/env'
import { refuseBadEnvironment } from '@/processes/boot'
import { seed } from '@/prisma/seed'

await seed(refuseBadEnvironment(env))
process.exit(0)
