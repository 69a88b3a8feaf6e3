import type { Breaches } from '../check'
import type { Ground } from '../ground'
import { codeOf } from '../answers'
import { askAndRead, askForCode, confirmLink, isSignedIn, lookAtLink, newAddress, typeCode, wrong, type Asked } from './asking'
import type { Visitor } from '../visitor'

/** One way of misusing a sign-in. It throws only when it could not be tried. */
export type Story = (ground: Ground, breaches: Breaches) => Promise<void>

/** There is something to lose: code and link do sign in, once each, with a session that is new. */
const itWorks: Story = async (ground, breaches) => {
  for (const confirm of [(asked: Asked) => typeCode(asked.browser, asked.code), (asked: Asked) => confirmLink(asked.browser, asked)]) {
    const browser = await ground.signIn('fan2')
    const before = browser.cookies
    const asked = await askAndRead(ground, newAddress(), browser)
    const answer = await confirm(asked)
    if (answer.status !== 200 || !(await isSignedIn(browser))) throw new Error(`nobody is signed in: ${answer.status} ${answer.text}`)
    breaches.expect(!answer.text.includes('akushu-session') && Object.keys(JSON.parse(answer.text) as object).length === 2, () => 'the answer holds more than where to go')
    const old = await ground.stranger().ask({ path: '/api/me', headers: { cookie: before } })
    breaches.expect(old.text.includes('"signedIn":false'), () => 'the session that the browser had before still holds')
  }
}

const onceOnly: Story = async (ground, breaches) => {
  const ways = { code: (asked: Asked) => typeCode(asked.browser, asked.code), link: (asked: Asked) => confirmLink(asked.browser, asked) }
  for (const [first, confirm] of Object.entries(ways)) {
    const asked = await askAndRead(ground)
    if ((await confirm(asked)).status !== 200) throw new Error(`the ${first} signs nobody in`)
    for (const [second, again] of Object.entries(ways)) {
      breaches.expect((await again(asked)).status === 410, () => `a ${second} signed in a second time, after the ${first}`)
    }
    breaches.expect((await lookAtLink(ground.stranger(), asked)).status === 410, () => 'a used link still shows its code')
  }
}

const atTheSameTime: Story = async (ground, breaches) => {
  const asked = await askAndRead(ground)
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? confirmLink(asked.browser, asked) : typeCode(asked.browser, asked.code))))
  const signedIn = answers.filter(({ status }) => status === 200).length
  if (signedIn === 0) throw new Error('nobody is signed in at all')
  const sessions = await ground.db.session.count({ where: { person: { email: asked.email } } })
  breaches.expect(signedIn === 1 && sessions === 1, () => `${signedIn} confirmations at the same time made ${sessions} sessions`)
}

const fiveTries: Story = async (ground, breaches) => {
  const oneByOne = await askAndRead(ground)
  for (let count = 1; count <= 5; count += 1) {
    const answer = await typeCode(oneByOne.browser, wrong(oneByOne.code, count))
    if (codeOf(answer) !== 'wrong_code') throw new Error(`a wrong code is answered ${answer.status} ${answer.text}`)
  }
  const atOnce = await askAndRead(ground)
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => typeCode(atOnce.browser, wrong(atOnce.code, index + 1))))
  const tried = answers.filter((answer) => codeOf(answer) === 'wrong_code').length
  breaches.expect(tried <= 5, () => `after five wrong tries ${tried - 5} more were looked at`)
  const byLink = await askAndRead(ground)
  for (let count = 1; count <= 5; count += 1) await confirmLink(byLink.browser, { requestId: byLink.requestId, token: oneByOne.token })
  for (const asked of [oneByOne, atOnce, byLink]) {
    breaches.expect((await typeCode(asked.browser, asked.code)).status === 410, () => 'after five wrong tries the code still signed in')
    breaches.expect((await confirmLink(asked.browser, asked)).status === 410, () => 'after five wrong tries the link still signed in')
  }
}

const inAnotherBrowser: Story = async (ground, breaches) => {
  const asked = await askAndRead(ground)
  const thieves: [string, Visitor][] = [
    ['in another browser', ground.stranger()],
    ['in another browser that asked for the same address', (await askAndRead(ground, asked.email)).browser],
    ['in another browser of a signed-in person', await ground.signIn('fan')],
    ['on another host of ours', ground.stranger('admin')],
  ]
  for (const [where, thief] of thieves) {
    const was = await isSignedIn(thief)
    const typed = await typeCode(thief, asked.code)
    const opened = await confirmLink(thief, asked)
    breaches.expect(typed.status >= 400 && opened.status >= 400, () => `${where} the ${typed.status < 400 ? 'code' : 'link'} signed in`)
    breaches.expect((await isSignedIn(thief)) === was, () => `${where} somebody else was signed in`)
    const looked = await lookAtLink(thief, asked)
    breaches.expect(looked.status === 200 && looked.text === JSON.stringify({ place: 'elsewhere', code: asked.code }), () => `${where} the link did not show the code to type`)
  }
  const here = await lookAtLink(asked.browser, asked)
  breaches.expect(here.status === 200 && !here.text.includes(asked.code), () => 'the browser that asked is not told so')
  breaches.expect((await typeCode(asked.browser, asked.code)).status === 200, () => 'after others had tried, the code signed in no more where it was asked for')
}

/** Mail scanners, previews and prefetches open every link. */
const lookedAtOnly: Story = async (ground, breaches) => {
  for (const useCode of [true, false]) {
    const asked = await askAndRead(ground)
    const { requestId, token, browser } = asked
    for (const visitor of [browser, ground.stranger()]) {
      for (const method of ['GET', 'HEAD']) {
        await visitor.ask({ method, path: `/signin/link?r=${requestId}&t=${token}` })
        await visitor.ask({ method, path: `/signin/link?r=${requestId}&t=${token}`, headers: { rsc: '1', purpose: 'prefetch' } })
        for (const path of ['/api/accounts/sign-in', '/api/accounts/sign-in/link', '/api/accounts/sign-in/link/look', '/api/accounts/sign-in/code']) {
          const { status } = await visitor.ask({ method, path: `${path}?request=${requestId}&token=${token}&code=${asked.code}` })
          breaches.expect(status >= 400, () => `${method} ${path} was answered ${status}`)
        }
      }
      for (let count = 0; count < 6; count += 1) await lookAtLink(visitor, asked)
      breaches.expect(visitor === browser || !(await isSignedIn(visitor)), () => 'somebody was signed in by looking')
    }
    breaches.expect(!(await isSignedIn(browser)), () => 'the browser was signed in by looking')
    const answer = useCode ? await typeCode(browser, asked.code) : await confirmLink(browser, asked)
    breaches.expect(answer.status === 200, () => `looked at only, the ${useCode ? 'code' : 'link'} was used up`)
  }
}

/** Ten minutes: what the row says, and that it is obeyed to the second. */
const tooLate: Story = async (ground, breaches) => {
  const asked = await askAndRead(ground)
  const row = await ground.db.signInRequest.findUniqueOrThrow({ where: { id: asked.requestId } })
  const lifeMs = row.expiresAt.getTime() - row.createdAt.getTime()
  breaches.expect(lifeMs === 600_000, () => `a request lives for ${lifeMs} ms`)
  await ground.db.signInRequest.update({ where: { id: asked.requestId }, data: { expiresAt: new Date(Date.now() - 1) } })
  breaches.expect((await lookAtLink(ground.stranger(), asked)).status === 410, () => 'too late, the link still shows its code')
  breaches.expect((await typeCode(asked.browser, asked.code)).status === 410, () => 'too late, the code still signed in')
  breaches.expect((await confirmLink(asked.browser, asked)).status === 410, () => 'too late, the link still signed in')
  const soon = await askAndRead(ground)
  await ground.db.signInRequest.update({ where: { id: soon.requestId }, data: { expiresAt: new Date(Date.now() + 5_000) } })
  breaches.expect((await typeCode(soon.browser, soon.code)).status === 200, () => 'within its time a code did not sign in')
}

const replaced: Story = async (ground, breaches) => {
  const first = await askAndRead(ground)
  await askAndRead(ground, first.email, first.browser)
  breaches.expect((await confirmLink(first.browser, first)).status === 410, () => 'a newer request left the older link alive')
}

/** A patient stranger with very many networks: asks until there is nothing more, and types five wrong codes for each. */
async function spoil(ground: Ground, { email, code }: Asked): Promise<{ asked: number; refused: boolean }> {
  for (let asked = 0, network = 0; network < 60; network += 1) {
    const house = ground.stranger()
    for (let count = 0; ; count += 1) {
      const stranger = ground.stranger()
      stranger.moveInWith(house)
      if ((await askForCode(stranger, email)).status !== 202) {
        if (count > 0) break
        return { asked, refused: true }
      }
      asked += 1
      for (let guess = 1; guess <= 5; guess += 1) await typeCode(stranger, wrong(code, guess))
    }
  }
  return { asked: 0, refused: false }
}

/** Whoever has an address gets in, whatever others do with it: with the code in hand, and where they signed in before. */
const notLockedOut: Story = async (ground, breaches) => {
  const before = await askAndRead(ground)
  if ((await typeCode(before.browser, before.code)).status !== 200) throw new Error('the code signs nobody in')
  const inHand = await askAndRead(ground, before.email)
  const house = ground.stranger()
  const mostOfOne = await Promise.all(
    Array.from({ length: 6 }, () => {
      const stranger = ground.stranger()
      stranger.moveInWith(house)
      return askForCode(stranger, before.email)
    }),
  )
  const sent = mostOfOne.filter(({ status }) => status === 202).length
  breaches.expect(sent === 3, () => `one network was sent ${sent} codes for one address`)
  const fresh = await askForCode(ground.stranger(), before.email)
  breaches.expect(fresh.status === 202, () => `a stranger in one network locked the owner out of all others: ${fresh.status}`)
  const { asked, refused } = await spoil(ground, before)
  // Twenty and ten a day in all; six were asked for above.
  breaches.expect(refused && asked + 6 <= 30, () => `strangers were sent ${asked} codes more for one address`)
  breaches.expect((await typeCode(inHand.browser, inHand.code)).status === 200, () => 'a stranger’s wrong codes refused the right one: the owner is locked out')
  before.browser.moveAway()
  const again = await askForCode(before.browser, before.email)
  breaches.expect(again.status === 202, () => `where the owner signed in before, no code is sent: ${again.status}; the owner is locked out`)
  const told = await askForCode(ground.stranger(), before.email)
  breaches.expect(told.status === 429 && /passkey/.test(told.text), () => 'who is sent no code is not told what else there is')
}

export const stories: readonly Story[] = [itWorks, onceOnly, atTheSameTime, fiveTries, inAnotherBrowser, lookedAtOnly, tooLate, replaced, notLockedOut]
