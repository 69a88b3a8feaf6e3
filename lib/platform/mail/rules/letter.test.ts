import { describe, expect, it } from 'vitest'
import { writeLetter } from './letter'
import { headerLine, isPlainAddress } from './plain-address'

describe('a letter', () => {
  const letter = writeLetter({
    locale: 'en',
    subject: 'Your <code>\r\nBcc: everybody@example.com',
    pieces: [{ text: 'Tom & "Jerry"\n<script>' }, { code: '012345' }, { link: 'https://fan.example/a?b=1&c="x"', label: 'Open' }],
  })
  it('has one line of subject', () => expect(letter.subject).toBe('Your <code> Bcc: everybody@example.com'))
  it('says the same as text and as HTML', () => {
    for (const part of ['012345', 'Open']) for (const form of [letter.text, letter.html]) expect(form).toContain(part)
    expect(letter.text).toContain('https://fan.example/a?b=1&c="x"')
  })
  it('is escaped in HTML', () => {
    expect(letter.html).toContain('Tom &amp; &quot;Jerry&quot;<br>&lt;script&gt;')
    expect(letter.html).toContain('href="https://fan.example/a?b=1&amp;c=&quot;x&quot;"')
    expect(letter.html).not.toContain('<script>')
  })
  it('names its language and fetches nothing', () => {
    expect(letter.html).toContain('<html lang="en">')
    expect(letter.html).not.toMatch(/<img|<link|url\(|@import/)
  })
})

describe('an address on an envelope', () => {
  it('is one plain address', () => {
    for (const good of ['a@example.com', 'a.b+c@mail.example.co.jp', '.a..b.@docomo.example']) expect(isPlainAddress(good)).toBe(true)
    for (const bad of ['a@b', 'a@example.com\n', 'a@example.com,b@example.com', '"a b"@example.com', 'a@例え.example', `${'a'.repeat(65)}@example.com`]) expect(isPlainAddress(bad)).toBe(false)
  })
  it('leaves no line end in a header', () => expect(headerLine(' a\r\n b\u2028c\u0000d ')).toBe('a b c d'))
})
