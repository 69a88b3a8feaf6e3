import type { Page } from 'playwright-core'
import { expect, test } from '../stack'
import type { Person, Visitor } from '../visitor'

// The pages' policies in a real browser: nothing of ours is stopped by them, and what is not ours is. What plays and what
// is broadcast is watched by the other journeys, in which an error of the console fails a test.

declare global {
  interface Window {
    violations: string[]
    ran: string[]
  }
}

/** Notes what the browser stops, from the first script on. */
async function noteViolations({ context }: Visitor): Promise<void> {
  await context.addInitScript(() => {
    window.violations = []
    window.ran = []
    addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`))
  })
}

const violationsOn = (page: Page) => page.evaluate(() => window.violations)

/** Opens whatever opens, and closes it again. */
async function openEverything(page: Page): Promise<void> {
  const openers = page.locator('button[aria-haspopup]:visible')
  for (let index = 0; index < (await openers.count()); index += 1) {
    await openers.nth(index).click()
    await page.keyboard.press('Escape')
  }
}

const tours: readonly [Person, readonly string[]][] = [
  ['fan', ['/', '/events/moonlight-acoustic', '/tickets', '/me']],
  ['artist', ['/studio']],
  ['owner', ['/admin', '/admin/events', '/admin/events/moonlight-acoustic/orders', '/admin/people']],
]

for (const [who, paths] of tours) {
  test(`nothing of a page that the ${who} opens is stopped`, async ({ enter }) => {
    test.setTimeout(120_000)
    const visitor = await enter(who)
    await noteViolations(visitor)
    for (const path of paths) {
      await visitor.page.goto(`${visitor.home}${path}`)
      await expect(visitor.page.getByRole('heading').first()).toBeVisible()
      await openEverything(visitor.page)
      expect(await violationsOn(visitor.page), path).toEqual([])
    }
  })
}

test('nothing of a page that a stranger opens is stopped', async ({ enter }) => {
  const visitor = await enter(null)
  await noteViolations(visitor)
  for (const path of ['/', '/signin', '/events/moonlight-acoustic']) {
    await visitor.page.goto(`${visitor.home}${path}`)
    await expect(visitor.page.getByRole('heading').first()).toBeVisible()
    expect(await violationsOn(visitor.page), path).toEqual([])
  }
})

/** The smallest module there is: a magic number and a version. */
const compileAnything = () =>
  WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
    () => true,
    () => false,
  )

test.describe('what is not ours', () => {
  test.use({ expectedErrors: /Content Security Policy|Refused to|Failed to fetch|ERR_BLOCKED_BY_(CSP|RESPONSE)|violates the following|status of 40[34] .*\/(nothing|favicon\.ico)$/ })

  test('does not run, is not fetched, and does not frame us', async ({ enter, stack }) => {
    const visitor = await enter('fan')
    await noteViolations(visitor)
    const { page } = visitor
    await page.goto(`${visitor.home}/tickets`)
    await page.evaluate(async () => {
      const holder = document.createElement('div')
      holder.innerHTML = '<img src="/nothing" onerror="window.ran.push(\'a handler\')"><iframe srcdoc="<script>parent.ran.push(\'a frame\')</script>"></iframe>'
      document.body.append(holder)
      // Later, and so no longer by the debugger's leave, which may make functions from text.
      setTimeout(() => {
        try {
          const run = Reflect.construct(Function, ['window.ran.push("a text")']) as () => void
          run()
        } catch (error) {
          if (!(error instanceof EvalError)) throw error
        }
      })
      await fetch('http://evil.localhost:9/').then(
        () => window.ran.push('a request'),
        () => undefined,
      )
    })
    for (const what of [/^script-src-attr inline/, /^script-src eval/, /^connect-src http:\/\/evil/]) {
      await expect.poll(() => violationsOn(page), String(what)).toContainEqual(expect.stringMatching(what))
    }
    expect(await page.evaluate(() => window.ran)).toEqual([])
    expect(await page.evaluate(compileAnything)).toBe(false)
    // Another host of ours is another page as well.
    await page.goto(`${stack.urls.edge}/nothing`)
    const frame = await page.evaluate((address) => {
      const element = document.createElement('iframe')
      element.src = address
      document.documentElement.append(element)
      return new Promise<boolean>((resolve) => {
        element.addEventListener('load', () => resolve(element.contentDocument === null && element.contentWindow?.length === 0))
      })
    }, `${visitor.home}/tickets`)
    expect(frame).toBe(true)
    expect(page.frames().some((one) => one.url() === `${visitor.home}/tickets`)).toBe(false)
  })
})

test('whoever walks into the studio gets its policies, and leaves them behind', async ({ enter }) => {
  const { page, home } = await enter('artist')
  const mayCompile = () => page.evaluate(compileAnything)
  // Null while the page is being loaded anew.
  const mayUseCamera = () =>
    page.evaluate(() => (document as Document & { featurePolicy: { allowsFeature(name: string): boolean } }).featurePolicy.allowsFeature('camera')).catch(() => null)
  await page.goto(`${home}/`)
  expect(await mayUseCamera()).toBe(false)
  await page.getByRole('banner').locator('a[href="/studio"]').first().click()
  await page.waitForURL(`${home}/studio`)
  await expect.poll(mayUseCamera).toBe(true)
  expect(await mayCompile()).toBe(true)
  await page.goBack()
  await page.waitForURL(`${home}/`)
  await expect.poll(mayUseCamera).toBe(false)
})
