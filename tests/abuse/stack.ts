import type { TestProject } from 'vitest/node'
import { portsFrom } from '@/processes/ports'
import { startStack, type Stack } from '@/processes/stack'

declare module 'vitest' {
  export interface ProvidedContext {
    stack: Pick<Stack, 'urls' | 'env'> & { ownerDatabaseUrl: string }
  }
}

/** One stack per run to be attacked; `inject('stack')` says where it answers and with what environment. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startStack({
    stateDir: '.test/abuse-stack',
    ports: portsFrom(3200),
    build: 'production',
    isFresh: true,
    durability: 'fast',
  })
  project.provide('stack', { urls: stack.urls, env: stack.env, ownerDatabaseUrl: stack.postgres.ownerUrl })
  return () => stack.stop()
}
