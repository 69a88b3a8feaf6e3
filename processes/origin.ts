// The media origin: playlists and sealed segments, to whoever shows a signed link.
import { createPublicKey } from 'node:crypto'
import { env } from '@/lib/platform/env'
import { openPorts } from '@/lib/platform/open-ports'
import { startOrigin } from '@/lib/streaming'
import { refuseBadEnvironment } from '@/processes/boot'
import { endWithParent, tellReady } from '@/processes/parent'

const environment = refuseBadEnvironment(env)
const { ports, close } = openPorts(environment, 'origin')
const origin = startOrigin(ports, environment.edgeVerifyKeys.map(({ id, bytes }) => ({ id, key: createPublicKey({ key: bytes, format: 'der', type: 'spki' }) })))
endWithParent(async () => {
  await origin.close()
  await close()
})
await origin.listen(environment.originPort, environment.originHost)
tellReady()
