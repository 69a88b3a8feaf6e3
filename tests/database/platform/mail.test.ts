import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { carryMail, forgetOldMail } from '@/lib/platform/mail/carry-mail'
import { oweMail } from '@/lib/platform/mail/owe-mail'
import { findMailFate, findMailFates } from '@/lib/platform/mail/store'
import { writeLetter } from '@/lib/platform/mail/rules/letter'
import { takeMailNotice } from '@/lib/platform/mail/take-notice'
import type { Letters } from '@/lib/platform/mail/templates'
import { MailServer } from '@/tests/doubles/mail-server'
import { newAddress } from '../accounts/sign-in-cast'
import { openStage, outcomeOf } from '../stage'

const server = new MailServer()
const url = await server.start()
const stage = await openStage({ smtp: { url, from: 'no-reply@akushu.example' } })
const { ports, clock } = stage
afterAll(() => server.stop())

const withdrawn = new Set<string>()
const letters: Partial<Letters> = {
  invitation: async (_ports, { subjectId, locale }) =>
    withdrawn.has(subjectId)
      ? null
      : writeLetter({ locale, subject: locale === 'ja' ? 'ご招待\r\nBcc: everybody@evil.example' : 'You are invited', pieces: [{ text: 'Hello <b>there</b>\nこんにちは' }, { link: 'https://fan.example/invitation?a=1&b=2', label: 'Open' }] }),
}

async function owe(address = newAddress(), locale: 'ja' | 'en' = 'en') {
  const subjectId = randomUUID()
  await oweMail(ports, { template: 'invitation', subjectId, address, locale })
  const row = () => ports.db.mail.findFirstOrThrow({ where: { subjectId } })
  return { address, subjectId, row }
}
const carry = (some = ports) => carryMail(some, letters, 50)

test('an owed mail is sent once, though two workers look for it', async () => {
  const { address, row } = await owe()
  await Promise.all([carry(), carry(stage.anotherProcess())])
  await carry()
  expect(server.to(address)).toHaveLength(1)
  expect(await row()).toMatchObject({ state: 'sent', attempts: 1 })
})

test('it comes as text and as HTML of the same words, and says that no holiday need answer', async () => {
  const { address, row } = await owe()
  await carry()
  const raw = server.to(address)[0]?.raw ?? ''
  expect(raw).toMatch(/^From: "?Akushu"? <no-reply@akushu\.example>$/m)
  expect(raw).toMatch(/^Auto-Submitted: auto-generated$/m)
  expect(raw).toContain(`Message-ID: ${(await row()).messageId}`)
  expect(raw).toContain('text/plain')
  expect(raw).toContain('text/html')
  expect(raw).toContain('&lt;b&gt;there&lt;/b&gt;')
})

test('no subject and no address makes a header of its own', async () => {
  const { address } = await owe(newAddress(), 'ja')
  await carry()
  const [head = ''] = (server.to(address)[0]?.raw ?? '').split('\r\n\r\n')
  expect(head).not.toMatch(/^bcc:/im)
  expect(server.to('everybody@evil.example')).toEqual([])
  for (const bad of ['a@example.com\r\nBcc: b@example.com', 'a@example.com, b@example.com', 'A <a@example.com>', 'a@example.com\0', '']) {
    await expect(owe(bad)).rejects.toThrow('plain address')
  }
})

test('an address that the mail server refuses for good has bounced at once', async () => {
  for (const at of ['rcpt', 'data'] as const) {
    const { address, row } = await owe()
    server.moods.set(address, { code: 550, at })
    await carry()
    const kept = await row()
    expect(kept).toMatchObject({ state: 'bounced', attempts: 1 })
    expect(kept.lastError).toContain('550')
    expect(kept.lastError).not.toContain(address)
  }
})

test('what fails for now is tried again with growing pauses, until it is taken', async () => {
  const { address, subjectId, row } = await owe()
  const fate = () => findMailFate(ports.db, 'invitation', subjectId)
  expect(await fate()).toBe('queued')
  server.moods.set(address, { code: 451, at: 'rcpt' })
  const pauses: number[] = []
  for (let count = 0; count < 5; count++) {
    await carry()
    const { state, dueAt } = await row()
    expect(state).toBe('queued')
    expect(await fate()).toBe('retrying')
    pauses.push(dueAt.getTime() - clock.now().getTime())
    clock.pass({ ms: dueAt.getTime() - clock.now().getTime() - 1 })
    expect(await carry()).toBe(0)
    clock.pass({ ms: 1 })
  }
  expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000])
  server.moods.delete(address)
  await carry()
  expect(await row()).toMatchObject({ state: 'sent', attempts: 6 })
  expect(await fate()).toBe('sent')
})

test('a sender or login that is refused is our fault, and no bounce of the address', async () => {
  server.senders.set('no-reply@akushu.example', { code: 550, at: 'sender' })
  const { row } = await owe()
  await carry()
  expect((await row()).state).toBe('queued')
  server.senders.clear()
  clock.pass({ seconds: 2 })
  await carry()
  expect((await row()).state).toBe('sent')
})

test('a mail server that is away is waited for', async () => {
  const away = stage.anotherProcess({ smtp: { url: 'smtp://127.0.0.1:9', from: 'no-reply@akushu.example' } })
  const { row } = await owe()
  await carry(away)
  expect(await row()).toMatchObject({ state: 'queued', attempts: 1 })
  clock.pass({ seconds: 2 })
  await carry()
  expect((await row()).state).toBe('sent')
})

test('after a day a mail is given up', async () => {
  const { address, subjectId, row } = await owe()
  server.moods.set(address, { code: 451, at: 'rcpt' })
  await carry()
  clock.pass({ days: 1 })
  await carry()
  expect(await row()).toMatchObject({ state: 'failed', lastError: 'given up after a day' })
  expect(await findMailFate(ports.db, 'invitation', subjectId)).toBe('failed')
  expect(server.to(address)).toEqual([])
})

test('a letter that is owed once more goes by its own fate, not by the one before', async () => {
  const [late, other] = [await owe(), await owe()]
  server.moods.set(late.address, { code: 451, at: 'rcpt' })
  await carry()
  const fates = () => findMailFates(ports.db, 'invitation', [late.subjectId, other.subjectId, randomUUID()])
  expect(await fates()).toEqual(new Map([[late.subjectId, 'retrying'], [other.subjectId, 'sent']]))
  clock.pass({ ms: 1 })
  await oweMail(ports, { template: 'invitation', subjectId: late.subjectId, address: newAddress(), locale: 'en' })
  expect((await fates()).get(late.subjectId)).toBe('queued')
})

test('a mail that nobody wants any more is not sent', async () => {
  const { address, subjectId, row } = await owe()
  withdrawn.add(subjectId)
  await carry()
  expect((await row()).state).toBe('failed')
  expect(server.to(address)).toEqual([])
})

test('a worker that dies with a mail gives it back', async () => {
  const { address, row } = await owe()
  server.moods.set(address, 'silence')
  void carry(stage.anotherProcess())
  await expect.poll(async () => (await row()).attempts).toBe(1)
  server.moods.delete(address)
  expect(await carry()).toBe(0)
  clock.pass({ minutes: 1 })
  await carry()
  expect((await row()).state).toBe('sent')
})

test('in the letter box a mail that was delivered before its worker died is one letter, and settled', async () => {
  const boxed = stage.anotherProcess({ smtp: null })
  const { address, row } = await owe()
  const { id } = await row()
  await boxed.mail.send({ id, address, letter: { subject: 'Before', text: 'The worker dies behind this', html: '' } })
  await carry(boxed)
  expect(await row()).toMatchObject({ state: 'sent', attempts: 1, lastError: null })
  expect(await ports.db.mailboxLetter.findMany({ where: { address } })).toMatchObject([{ id, subject: 'You are invited' }])
})

test('a bounce that comes later is noted, when it is signed', async () => {
  const { row } = await owe()
  await carry()
  const { messageId } = await row()
  const body = JSON.stringify({ messageId, outcome: 'bounced', status: '5.1.1' })
  const sign = (text: string, key = ports.env.webhookKeys[0]) => `${key?.id}=${createHmac('sha256', key?.bytes ?? '').update(text).digest('base64url')}`
  const forged = [undefined, '', 'x', sign(body), sign(`mail:${body} `), sign(`mail:${body}`, { id: 'demo-1', bytes: Buffer.alloc(32) })]
  for (const signature of forged) expect(await outcomeOf(takeMailNotice(ports, { body, signature }))).toBe('invalid_input')
  expect((await row()).state).toBe('sent')
  for (let count = 0; count < 2; count++) await takeMailNotice(ports, { body, signature: sign(`mail:${body}`) })
  expect(await row()).toMatchObject({ state: 'bounced', lastError: 'came back 5.1.1' })
})

test('a notice of a mail we do not know, or in other words, changes nothing', async () => {
  const sign = (text: string) => `${ports.env.webhookKeys[0]?.id}=${createHmac('sha256', ports.env.webhookKeys[0]?.bytes ?? '').update(`mail:${text}`).digest('base64url')}`
  const unknown = JSON.stringify({ messageId: `<${randomUUID()}@akushu.example>`, outcome: 'bounced' })
  expect(await outcomeOf(takeMailNotice(ports, { body: unknown, signature: sign(unknown) }))).toBe('done')
  for (const body of ['', 'null', '[]', '{"messageId":null,"outcome":"bounced"}', '{"messageId":"<a@b>","outcome":"sent"}', '{"messageId":"<a@b>","outcome":"bounced","more":1}']) {
    expect(await outcomeOf(takeMailNotice(ports, { body, signature: sign(body) }))).toBe('invalid_input')
  }
})

test('addresses are forgotten a month after the mail', async () => {
  const { subjectId } = await owe()
  await carry()
  clock.pass({ days: 30 })
  await forgetOldMail(ports)
  expect(await ports.db.mail.count({ where: { subjectId } })).toBe(1)
  clock.pass({ ms: 1 })
  await forgetOldMail(ports)
  expect(await ports.db.mail.count({ where: { subjectId } })).toBe(0)
})
