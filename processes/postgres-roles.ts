import pg from 'pg'

/** `owner` migrates; `app` is what the product runs as: no DDL, and it can neither change nor remove ledger rows. */
export type DatabasePasswords = { superuser: string; owner: string; app: string }

/**
 * Makes the database `akushu` and its two roles where they are absent, and sets the roles' passwords. Migrations grant
 * to `akushu_app`, so this comes before them.
 */
export async function prepareDatabase(superuserUrl: string, passwords: DatabasePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (const [role, password] of [['akushu_owner', passwords.owner], ['akushu_app', passwords.app]] as const) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
      const verb = rowCount === 0 ? 'CREATE' : 'ALTER'
      const literal = client.escapeLiteral(password)
      await client.query(`${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${literal}`)
    }
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'akushu'")
    if (rowCount === 0) await client.query('CREATE DATABASE akushu OWNER akushu_owner')
  } finally {
    await client.end()
  }
}
