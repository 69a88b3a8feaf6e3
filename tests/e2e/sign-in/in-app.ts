import type { Window } from '../visitor'

type App = { name: 'line' | 'instagram'; window: Window }

const phone = { width: 360, height: 740 }

/** LINE's own browser on a phone. */
export const insideLine: App = {
  name: 'line',
  window: {
    ...phone,
    locale: 'ja-JP',
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.12.1',
  },
}

export const insideInstagram: App = {
  name: 'instagram',
  window: {
    ...phone,
    locale: 'en-GB',
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0 Mobile Safari/537.36 Instagram 390.0 Android',
  },
}
