// What libraries must know of the page's content security policy before they run; imported first of all.
const place = globalThis as typeof globalThis & { __zod_globalConfig?: { jitless?: boolean }; __webpack_nonce__?: string }

if (typeof document !== 'undefined') {
  // zod tries whether it may make functions from text. It may not, and asking alone is reported as a violation.
  place.__zod_globalConfig = { ...place.__zod_globalConfig, jitless: true }
  // The lock on scrolling behind a dialog is a style sheet; it takes its nonce from this name. The loaded page's own is
  // the only one that counts here, however many answers the router has fetched since.
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  if (nonce) place.__webpack_nonce__ = nonce
}
