/** Apps that open links in a browser of their own. `other` is a web view nobody has named. */
export const inAppApps = ['line', 'instagram', 'threads', 'messenger', 'facebook', 'x', 'tiktok', 'yahoo', 'google', 'other'] as const
export type InAppApp = (typeof inAppApps)[number]
export type InAppSystem = 'ios' | 'android' | 'other'

export interface InAppBrowser {
  app: InAppApp
  system: InAppSystem
}

/** As the apps name themselves in their user agents; the first that fits. Messenger and Threads come before Facebook, whose marks they carry too. */
const marks: readonly (readonly [RegExp, InAppApp])[] = [
  [/\bLine\//, 'line'],
  [/\bBarcelona /, 'threads'],
  [/\bInstagram /, 'instagram'],
  [/MessengerForiOS|Orca-Android|MESSENGER;|FB_IAB\/(Messenger|Orca)/i, 'messenger'],
  [/\bFBA[NV]\/|\bFB_IAB\//, 'facebook'],
  [/Twitter for iP|TwitterAndroid/, 'x'],
  [/musical_ly|\btrill_|TikTok|BytedanceWebview/i, 'tiktok'],
  [/\bYJApp-(IOS|ANDROID) /, 'yahoo'],
  [/\bGSA\//, 'google'],
]

/** A browser in its own right that looks like an app's: Yahoo! JAPAN's own for Android. */
const fullBrowser = /jp\.co\.yahoo\.android\.ybrowser/

/** Android marks its web views with `wv`; on iOS only browsers, and not web views, call themselves Safari. */
function isNamelessView(userAgent: string, system: InAppSystem): boolean {
  if (system === 'android') return /; wv\)/.test(userAgent)
  return system === 'ios' && !/\bSafari\//.test(userAgent)
}

function systemOf(userAgent: string): InAppSystem {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios'
  return /Android/.test(userAgent) ? 'android' : 'other'
}

/**
 * The app whose built-in browser shows the page; null in a browser proper. Such browsers keep cookies of their own, so that a
 * mail's link opens elsewhere, and cannot use passkeys.
 * @param standalone the page was started from the home screen: then iOS leaves out the word Safari as well
 */
export function recogniseInApp(userAgent: string, standalone = false): InAppBrowser | null {
  if (fullBrowser.test(userAgent)) return null
  const system = systemOf(userAgent)
  const named = marks.find(([mark]) => mark.test(userAgent))?.[1]
  if (named !== undefined) return { app: named, system }
  return !standalone && isNamelessView(userAgent, system) ? { app: 'other', system } : null
}

/**
 * The same page with LINE's word for "open this in the device's browser"; null where the app knows no such word.
 * Source: LINE Developers, LINE URL scheme, "Open a URL in an external browser".
 */
export function wayOut({ app }: InAppBrowser, href: string): string | null {
  if (app !== 'line') return null
  const url = new URL(href)
  url.searchParams.set('openExternalBrowser', '1')
  return url.href
}

/** Which menu leads out of the app, by the words in `inApp.steps`. */
export type WayOutSteps =
  | 'line' | 'instagram' | 'messenger' | 'facebookIos' | 'facebookAndroid' | 'xIos' | 'xAndroid' | 'tiktok' | 'yahooIos' | 'yahooAndroid' | 'google' | 'other'

export function stepsOut({ app, system }: InAppBrowser): WayOutSteps {
  switch (app) {
    case 'threads':
      return 'instagram'
    case 'facebook':
      return system === 'android' ? 'facebookAndroid' : 'facebookIos'
    case 'x':
      return system === 'android' ? 'xAndroid' : 'xIos'
    case 'yahoo':
      return system === 'android' ? 'yahooAndroid' : 'yahooIos'
    default:
      return app
  }
}
