import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { confirmCode, confirmLink, findActor, lookAtLink, readSignIn } from '@/lib/accounts'
import { openStage, outcomeOf, tally } from '../stage'
import { ask, newBrowser, nobody } from './sign-in-cast'

const stage = await openStage()
const { ports, clock } = stage

test('the link signs in where it was asked for', async () => {
  const { asker, requestId, token, email } = await ask(stage)
  expect(await lookAtLink(ports, asker, { request: requestId, token })).toEqual({ place: 'here', email })
  const signedIn = await confirmLink(ports, asker, nobody, { request: requestId, token })
  expect((await findActor(ports, signedIn.token)).kind).toBe('person')
})

test('opened elsewhere it shows the code to type, and signs nobody in there', async () => {
  const { asker, requestId, token, code } = await ask(stage)
  for (const elsewhere of [newBrowser(), newBrowser({ browser: null })]) {
    expect(await lookAtLink(ports, elsewhere, { request: requestId, token })).toEqual({ place: 'elsewhere', code })
    expect(await outcomeOf(confirmLink(ports, elsewhere, nobody, { request: requestId, token }))).toBe('sign_in_expired')
  }
  expect(await outcomeOf(confirmCode(ports, asker, nobody, { code }))).toBe('done')
})

test('looking uses nothing up, however often', async () => {
  const { asker, requestId, token } = await ask(stage)
  for (let count = 0; count < 10; count++) {
    await lookAtLink(ports, asker, { request: requestId, token })
    await lookAtLink(ports, newBrowser(), { request: requestId, token })
  }
  expect((await readSignIn(ports, asker)).triesLeft).toBe(5)
  expect(await outcomeOf(confirmLink(ports, asker, nobody, { request: requestId, token }))).toBe('done')
})

test('link and code are one right: whichever comes first uses both up', async () => {
  const one = await ask(stage)
  await confirmLink(ports, one.asker, nobody, { request: one.requestId, token: one.token })
  expect(await outcomeOf(confirmCode(ports, one.asker, nobody, { code: one.code }))).toBe('sign_in_expired')
  expect(await outcomeOf(lookAtLink(ports, newBrowser(), { request: one.requestId, token: one.token }))).toBe('sign_in_expired')
  const two = await ask(stage)
  const both = await Promise.all([
    outcomeOf(confirmCode(ports, two.asker, nobody, { code: two.code })),
    outcomeOf(confirmLink(ports, two.asker, nobody, { request: two.requestId, token: two.token })),
  ])
  expect(tally(both)).toEqual({ done: 1, sign_in_expired: 1 })
})

test('after ten minutes, or five wrong tries, it shows nothing any more', async () => {
  const old = await ask(stage)
  clock.pass({ minutes: 10 })
  expect(await outcomeOf(lookAtLink(ports, old.asker, { request: old.requestId, token: old.token }))).toBe('sign_in_expired')
  expect(await outcomeOf(confirmLink(ports, old.asker, nobody, { request: old.requestId, token: old.token }))).toBe('sign_in_expired')
  const tried = await ask(stage)
  const other = await ask(stage)
  for (let count = 0; count < 5; count++) await outcomeOf(confirmLink(ports, tried.asker, nobody, { request: tried.requestId, token: other.token }))
  expect((await readSignIn(ports, tried.asker)).state).toBe('exhausted')
  expect(await outcomeOf(lookAtLink(ports, newBrowser(), { request: tried.requestId, token: tried.token }))).toBe('sign_in_expired')
  expect(await outcomeOf(confirmLink(ports, tried.asker, nobody, { request: tried.requestId, token: tried.token }))).toBe('sign_in_expired')
})

test('a link that was never sent shows nothing', async () => {
  const { requestId, token } = await ask(stage)
  const other = await ask(stage)
  for (const link of [{ request: requestId, token: other.token }, { request: randomUUID(), token }, { request: requestId, token: 'A'.repeat(43) }]) {
    expect(await outcomeOf(lookAtLink(ports, newBrowser(), link))).toBe('sign_in_expired')
  }
})
