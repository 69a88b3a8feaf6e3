import type { Page } from 'playwright-core'

export type Authenticator = {
  /** How many it keeps. */
  passkeys(): Promise<number>
}

/** Gives the page a device that makes and keeps passkeys, and whose person always confirms (Chrome DevTools Protocol, domain WebAuthn). */
export async function addAuthenticator(page: Page): Promise<Authenticator> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return {
    passkeys: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  }
}
