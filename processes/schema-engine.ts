import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

type EngineModule = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm: (exports: WebAssembly.Exports) => void }

/** Prisma's schema engine as WebAssembly; the package's own entry imports the .wasm file, which Node cannot. */
async function loadEngine(): Promise<typeof SchemaEngine> {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const engine: EngineModule = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = await WebAssembly.instantiate(await readFile(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': { ...engine, ...quietTimers(engine) },
  })
  engine.__wbg_set_wasm(wasm.instance.exports)
  const start = wasm.instance.exports.__wbindgen_start as () => void
  start()
  return engine.SchemaEngine
}

/** The engine leaves a timer of 10 s behind after each lock; it shall not keep a finished process waiting. */
function quietTimers(engine: EngineModule): Record<string, (work: () => void, milliseconds: number) => NodeJS.Timeout> {
  const names = Object.keys(engine).filter((name) => name.startsWith('__wbg_setTimeout_'))
  return Object.fromEntries(names.map((name) => [name, (work, milliseconds) => setTimeout(work, milliseconds).unref()]))
}

let loading: Promise<typeof SchemaEngine> | undefined

/**
 * The adapter cuts a script at every semicolon, which breaks functions and DO blocks. PostgreSQL itself takes a whole
 * script in one message, and runs it in one transaction: a migration applies wholly or not at all.
 */
function runScriptsWhole(
  factory: PrismaPg,
  pool: pg.Pool,
  onFailure: (error: Error) => void,
): SqlMigrationAwareDriverAdapterFactory {
  const whole = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: Error) => {
        onFailure(error)
        throw error
      })
    }
    return adapter
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => whole(await factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  }
}

/**
 * Stands in for a database when only files are compared. The engine asks one thing before anything else: whether the
 * schema exists, and which version speaks.
 */
function withoutDatabase(): SqlMigrationAwareDriverAdapterFactory {
  const refuse = () => Promise.reject(new Error('comparing files needs no database'))
  const adapter: SqlDriverAdapter = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18.0', 180_000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => undefined,
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => adapter,
    connectToShadowDb: refuse,
  }
}

async function newEngine(factory: SqlMigrationAwareDriverAdapterFactory, datamodels?: [string, string][]) {
  loading ??= loadEngine()
  const Engine = await loading
  return Engine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory))
}

/**
 * Runs `work` with a schema engine on the database, and closes every connection afterwards.
 * @param databaseUrl the owner role's url
 * @throws Error what PostgreSQL said of the script that failed, rather than where the engine was at the time
 */
export async function withSchemaEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  // A pool throws when the server goes away while a connection is idle; the next query reports it better.
  pool.on('error', () => undefined)
  let failure: Error | undefined
  const factory = runScriptsWhole(new PrismaPg(pool), pool, (error) => (failure = error))
  try {
    const engine = await newEngine(factory)
    return await work(engine).finally(() => engine.free())
  } catch (error) {
    throw failure ?? error
  } finally {
    await pool.end()
  }
}

/**
 * The SQL that leads from one schema to another, by comparing files.
 * @param from undefined: from an empty database
 * @returns null when they are the same
 */
export async function schemaDifference(from: SchemaContainer[] | undefined, to: SchemaContainer[]): Promise<string | null> {
  const engine = await newEngine(
    withoutDatabase(),
    to.map(({ path, content }): [string, string] => [path, content]),
  )
  const { exitCode, stdout } = await engine.diff({
    from: from ? { tag: 'schemaDatamodel', files: from } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: to },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  engine.free()
  return exitCode === 0 ? null : stdout
}
