import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import en from '@/messages/en.json'
import ja from '@/messages/ja.json'
import { inAppApps, recogniseInApp, stepsOut, wayOut, type InAppSystem } from './in-app-browser'

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const iPad = 'Mozilla/5.0 (iPad; CPU OS 18_1_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const pixel = 'Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.7339.51 Mobile Safari/537.36'
const samsung = 'Mozilla/5.0 (Linux; Android 14; SC-53C) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

test.each([
  [`${iPhone} Mobile/15E148 Safari Line/15.12.1`, 'line', 'ios'],
  [`${iPhone} Mobile/15E148 Safari Line/15.12.1 LIFF`, 'line', 'ios'],
  [`${pixel} Line/15.12.0/IAB`, 'line', 'android'],
  [`${iPhone} Mobile/22G86 Instagram 390.0.0.28.85 (iPhone16,2; iOS 18_6; ja_JP; ja; scale=3.00; 1290x2796; 766920236)`, 'instagram', 'ios'],
  [`${pixel} Instagram 390.0.0.43.81 Android (35/15; 420dpi; 1080x2424; Google/google; Pixel 9)`, 'instagram', 'android'],
  [`${iPhone} Mobile/22G86 Barcelona 390.0.0.28.85 (iPhone16,2; iOS 18_6; ja_JP; ja; scale=3.00)`, 'threads', 'ios'],
  [`${iPhone} Mobile/22G86 [FBAN/FBIOS;FBAV/530.0.0.40.107;FBBV/787654321;FBDV/iPhone16,2;FBMD/iPhone]`, 'facebook', 'ios'],
  [`${pixel} [FB_IAB/FB4A;FBAV/530.0.0.48.74;]`, 'facebook', 'android'],
  [`${iPhone} Mobile/22G86 [FBAN/MessengerForiOS;FBAV/520.0.0.41.107;FBBV/1;FBDV/iPhone16,2]`, 'messenger', 'ios'],
  [`${pixel} [FB_IAB/Orca-Android;FBAV/520.0.0.40.109;]`, 'messenger', 'android'],
  [`${iPhone} Mobile/21G93 Twitter for iPhone/10.64.1`, 'x', 'ios'],
  [`${pixel} TwitterAndroid`, 'x', 'android'],
  [`${iPhone} Mobile/15E148 musical_ly_35.1.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/ja`, 'tiktok', 'ios'],
  [`${pixel} trill_350103 BytedanceWebview/d8a21c6`, 'tiktok', 'android'],
  [`${iPad} Mobile/15E148 YJApp-IOS jp.co.yahoo.ipn.appli/4.131.0`, 'yahoo', 'ios'],
  [`${samsung} YJApp-ANDROID jp.co.yahoo.android.yjtop/4.10.0`, 'yahoo', 'android'],
  [`${iPhone} GSA/431.2.950282168 Mobile/15E148 Safari/604.1`, 'google', 'ios'],
  [`${iPhone} Mobile/15E148`, 'other', 'ios'],
  [pixel, 'other', 'android'],
])('%s is the browser of an app', (userAgent, app, system) => {
  expect(recogniseInApp(userAgent)).toEqual({ app, system })
})

test.each([
  `${iPhone} Version/18.6 Mobile/15E148 Safari/604.1`,
  `${iPhone} CriOS/140.0.7339.101 Mobile/15E148 Safari/604.1`,
  `${iPhone} FxiOS/142.0 Mobile/15E148 Safari/604.1`,
  samsung,
  `${pixel} YJApp-ANDROID jp.co.yahoo.android.ybrowser/3.38.0.5`,
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
  // "Line" and "X" inside other words name no app.
  `${samsung} Airline/1.0 Xiaomi`,
  '',
])('%s is a browser proper', (userAgent) => {
  expect(recogniseInApp(userAgent)).toBeNull()
})

test('a page on the home screen is no app', () => {
  expect(recogniseInApp(`${iPhone} Mobile/15E148`, true)).toBeNull()
})

test("LINE's link keeps the place and what it carries", () => {
  const line = { app: 'line', system: 'ios' } as const
  expect(wayOut(line, 'https://fan.example/signin?next=%2Ftickets#top')).toBe('https://fan.example/signin?next=%2Ftickets&openExternalBrowser=1#top')
  expect(wayOut(line, 'https://fan.example/watch/1?openExternalBrowser=1')).toBe('https://fan.example/watch/1?openExternalBrowser=1')
})

test('the others have a menu instead', () => {
  expect(wayOut({ app: 'instagram', system: 'ios' }, 'https://fan.example/')).toBeNull()
  expect(stepsOut({ app: 'facebook', system: 'ios' })).toBe('facebookIos')
  expect(stepsOut({ app: 'facebook', system: 'android' })).toBe('facebookAndroid')
  expect(stepsOut({ app: 'threads', system: 'ios' })).toBe('instagram')
})

test.each([['ja', ja], ['en', en]] as const)('the way out in %s names no browser of the other system', (locale, messages) => {
  const t = createTranslator({ locale, messages, namespace: 'inApp.steps' })
  const words = (system: InAppSystem) => inAppApps.map((app) => t(`${stepsOut({ app, system })}.choose`, { system })).join('\n')
  expect(words('android')).not.toContain('Safari')
  expect(words('ios')).not.toContain('Chrome')
  expect(t('other.choose', { system: 'other' })).not.toMatch(/Safari|Chrome|[{}]/)
  expect([words('android'), words('ios')]).toEqual([expect.stringContaining('Chrome'), expect.stringContaining('Safari')])
})
