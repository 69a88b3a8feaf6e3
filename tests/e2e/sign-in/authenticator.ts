import { expect } from '@playwright/test'
import type { Page } from 'playwright-core'
import { word } from '../words'

export type Authenticator = {
  /** How many it keeps. */
  passkeys(): Promise<number>
  /** Makes those it keeps ones of another domain, as if they had been made for it. */
  rebind(rpId: string): Promise<void>
}

/** A browser that offers passkeys only when it is asked to. */
export async function offersNothing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false
  })
}

/** Gives the page a device that makes and keeps passkeys, and whose person always confirms (Chrome DevTools Protocol, domain WebAuthn). */
export async function addAuthenticator(page: Page): Promise<Authenticator> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return {
    rebind: async (rpId) => {
      const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId })
      await devtools.send('WebAuthn.clearCredentials', { authenticatorId })
      for (const credential of credentials) await devtools.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, rpId } })
    },
    passkeys: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  }
}

/** Makes a passkey on one's own page, by its buttons. */
export async function makePasskey(page: Page): Promise<void> {
  await page.getByRole('button', { name: word('passkeys.add'), exact: true }).click()
  await page.getByRole('button', { name: word('passkeys.make') }).click()
  await expect(page.getByText(word('passkeys.added')).first()).toBeVisible()
}
