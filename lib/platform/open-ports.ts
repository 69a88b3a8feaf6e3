import { systemClock } from './clock'
import { diskCovers } from './covers'
import { openDatabase } from './db'
import { edgeLinks } from './edge'
import type { Environment } from './env'
import { systemIds } from './ids'
import { createLog } from './log'
import { mailbox } from './mail/mailbox'
import { smtpCarrier } from './mail/smtp'
import { openIdProviders } from './openid/openid'
import { till } from './payments/till/till'
import type { Ports, RequestContext } from './ports'
import { postgresRealtime } from './realtime'
import { diskStorage } from './storage'
import { folderVault } from './vault'

/** Opens the outside world once per process. `name` is the process in log lines. */
export function openPorts(env: Environment, name: string): { ports: Ports; close(): Promise<void> } {
  const log = createLog(env.logLevel, name)
  const database = openDatabase(env.databaseUrl)
  const realtime = postgresRealtime(env.databaseDirectUrl, log)
  const mail = env.smtp
    ? smtpCarrier({ ...env.smtp, needsTls: !env.akushuDemo && env.nodeEnv !== 'test' })
    : mailbox(database.db, systemClock)
  const ports: Ports = {
    env,
    db: database.db,
    clock: systemClock,
    ids: systemIds,
    log,
    storage: diskStorage(env.storageDir),
    covers: diskCovers(env.coversDir),
    vault: folderVault(env.vaultDir, env.vaultKeks),
    edge: edgeLinks(env.edgeUrl, env.edgeSigningKeys),
    payments: till(database.db, systemIds, systemClock, env.webhookKeys),
    mail,
    openid: openIdProviders(env.openid),
    realtime,
    request: platformRequest(name),
  }
  return {
    ports,
    close: async () => {
      mail.close()
      await realtime.close()
      await database.close()
    },
  }
}

/** The context of work that no request asked for. */
export function platformRequest(action: string): RequestContext {
  return { id: systemIds.uuid(), action, network: null, recorded: false }
}
