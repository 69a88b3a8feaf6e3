import { localeFrom } from '@/messages/locale'
import { localeCookie, readCookie } from './read-cookie'

const styles = 'body{margin:0;font:16px/1.6 system-ui,sans-serif;color-scheme:light dark}main{max-width:36rem;margin:0 auto;padding:6rem 1.5rem;text-align:center}h1{font-size:1.5rem}'

/** The page of somebody who opens too many: whole in itself, for nothing else is to be made for them now. */
export async function tooManyPages(request: Request, nonce: string, seconds: number): Promise<string> {
  const locale = localeFrom(readCookie(request.headers.get('cookie'), localeCookie) ?? undefined, request.headers.get('accept-language'))
  const { default: messages } = locale === 'en' ? await import('@/messages/en.json') : await import('@/messages/ja.json')
  const { brand, tooManyTitle, tooManyText } = messages.shell
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${tooManyTitle} · ${brand}</title><style nonce="${nonce}">${styles}</style></head>`,
    `<body><main><h1>${tooManyTitle}</h1><p>${tooManyText.replace('{seconds}', String(seconds))}</p>`,
    `<p><a href="">${messages.problem.retry}</a></p></main></body></html>`,
  ].join('')
}
