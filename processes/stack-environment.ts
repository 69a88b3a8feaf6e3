import { join } from 'node:path'
import type { Postgres } from '@/processes/postgres'
import type { Ports } from '@/processes/ports'
import { demoSecrets } from '@/processes/secrets'

/** Where a stack answers. Browsers know `*.localhost`; programs without such a resolver use the loopback ones. */
export type StackUrls = {
  fan: string
  artist: string
  admin: string
  edge: string
  appLoopback: string
  edgeLoopback: string
}

export function stackUrls(ports: Ports): StackUrls {
  return {
    fan: `http://fan.localhost:${ports.app}`,
    artist: `http://artist.localhost:${ports.app}`,
    admin: `http://admin.localhost:${ports.app}`,
    edge: `http://edge.localhost:${ports.edge}`,
    appLoopback: `http://127.0.0.1:${ports.app}`,
    edgeLoopback: `http://127.0.0.1:${ports.edge}`,
  }
}

/** Every variable of `.env.example` for a stack on this machine. */
export function stackEnvironment(
  stateDir: string,
  ports: Ports,
  nodeEnv: 'production' | 'development' | 'test',
  postgres: Pick<Postgres, 'appUrl'>,
): Record<string, string> {
  const urls = stackUrls(ports)
  return {
    NODE_ENV: nodeEnv,
    AKUSHU_DEMO: '1',
    DATABASE_URL: postgres.appUrl,
    DATABASE_DIRECT_URL: postgres.appUrl,
    APP_ORIGINS: [urls.fan, urls.artist, urls.admin].join(','),
    EDGE_URL: urls.edge,
    ORIGIN_PORT: String(ports.edge),
    ORIGIN_HOST: '127.0.0.1',
    STORAGE_DIR: join(stateDir, 'storage'),
    VAULT_DIR: join(stateDir, 'vault'),
    COVERS_DIR: join(stateDir, 'covers'),
    PAYMENTS: 'till',
    ...demoSecrets(stateDir).keys,
  }
}
