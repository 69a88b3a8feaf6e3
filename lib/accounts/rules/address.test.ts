import { describe, expect, it, test } from 'vitest'
import { normaliseAddress } from './address'

describe('an address', () => {
  test.each([
    ['hanako@example.com', 'hanako@example.com'],
    ['  Hanako@Example.COM ', 'hanako@example.com'],
    ['ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'hanako@example.com'],
    ['hanako+tickets@mail.example.co.jp', 'hanako+tickets@mail.example.co.jp'],
    ['.ha..nako.@docomo.example', '.ha..nako.@docomo.example'],
    ['fan@例え.テスト', 'fan@xn--r8jz45g.xn--zckzah'],
  ])('%s is kept as %s', (typed, kept) => expect(normaliseAddress(typed)).toBe(kept))

  it('is the same however its letters are composed', () => {
    const composed = 'fan@caf\u00e9.example'
    expect(normaliseAddress(composed.normalize('NFD'))).toBe(normaliseAddress(composed))
  })
})

describe('what is none', () => {
  test.each([
    'hanako', '@example.com', 'hanako@', 'hanako@example', 'hanako@localhost', 'hanako@127.0.0.1', 'hanako@[::1]', 'a b@example.com',
    'hanako@example.com\r\nBcc: everybody@example.com', 'hanako@exam\nple.com', 'hanako@example.com,other@example.com', 'a@b@example.com',
    '<hanako@example.com>', '"ha nako"@example.com', 'hanako@example.com:25', 'hanako@example.com/x', 'はなこ@example.com', 'hanako@-example.com',
    `${'a'.repeat(65)}@example.com`, `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.com`, 'hanako@example.com\0', 'hanako@exa%6dple.com',
  ])('%j', (typed) => expect(normaliseAddress(typed)).toBeNull())
})
