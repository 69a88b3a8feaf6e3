// The Next server as a child of a supervisor: app.mjs start|dev PORT
import { createRequire } from 'node:module'
import { readEnvironment } from '@/lib/platform/env'
import { signalWhenParentIsGone } from '@/processes/parent'
import { refuseBadEnvironment } from '@/processes/boot'

/** What is left to requests under way when the app is asked to end. */
const finishMs = 1_500

const [mode, port] = process.argv.slice(2)
if ((mode !== 'start' && mode !== 'dev') || !port) throw new Error('Usage: app start|dev PORT')

// Next reads the environment at the first request only; a bad value shall stop the boot.
refuseBadEnvironment(() => readEnvironment(process.env))
signalWhenParentIsGone()
// Next lets open requests finish, and event streams never do.
process.on('SIGTERM', () => setTimeout(() => process.exit(0), finishMs).unref())
process.argv = [process.argv[0] ?? 'node', 'next', mode, '-H', '127.0.0.1', '-p', port]
createRequire(import.meta.url)('next/dist/bin/next')
