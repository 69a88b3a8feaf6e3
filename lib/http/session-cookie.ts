import { sessionLifeMs } from '@/lib/accounts'
import { localeCookie, sessionCookie } from './read-cookie'

export function startSessionCookie(token: string): string {
  return `${sessionCookie}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${Math.floor(sessionLifeMs / 1000)}`
}

export const endSessionCookie = `${sessionCookie}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`

export function startLocaleCookie(locale: string): string {
  return `${localeCookie}=${locale}; Path=/; SameSite=Lax; Max-Age=31536000`
}
