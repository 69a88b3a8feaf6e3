import { describe, expect, it } from 'vitest'
import { appOrigin, contentId, edgeUrl, startOrigin } from './doubles/started-origin'

const on = startOrigin()

describe('without a good link nothing leaves', () => {
  it('and every refusal looks the same', async () => {
    const good = on().link(`/${contentId}/v0/19.m4s`)
    const refused = [
      `/${contentId}/v0/19.m4s`,
      `/${contentId}/v0/19.m4s?g=grant-1`,
      good.replaceAll('~', '%7E').replace('K1', good.includes('~') ? 'K1' : '%4B1'),
      good.replace('g=grant-1', 'g=grant-2'),
      good.replace(`/${contentId}/`, '/content-2/'),
      good.replace(/Signature=..../, 'Signature=AAAA'),
      on().link('/nobody/v0/19.m4s', { of: 'nobody' }),
      on().link(`/${contentId}/v0/19.m4s`, { seconds: 0 }),
      on().link(`/${contentId}/v0/../v0/19.m4s`),
      on().link(`/${contentId}/../${contentId}/v0/19.m4s`),
      on().link(`/${contentId}/v0/%2e%2e/19.m4s`),
      on().link(`/${contentId}//v0/19.m4s`),
      on().link(`/${contentId}/v0/019.m4s`),
      on().link(`/${contentId}/v0/19.m4s/`),
      on().link(`/${contentId}/`),
      on().link('/'),
      'http://edge.test/health',
      `${edgeUrl}${good}`,
      '*',
    ]
    const answers = await Promise.all(refused.map((path) => on().ask(path)))
    for (const [index, answer] of answers.entries()) {
      expect([refused[index], answer.status, answer.text, answer.headers['cache-control']]).toEqual([refused[index], 403, 'forbidden', 'no-store'])
    }
    expect(new Set(answers.map(({ headers }) => JSON.stringify({ ...headers, date: '' }))).size).toBe(1)
    expect(on().source.reads).toBe(0)
  })

  it('also when a good one has run out', async () => {
    const path = on().link(`/${contentId}/v0/19.m4s`)
    expect((await on().ask(path)).status).toBe(200)
    on().nowMs += 59_999
    expect((await on().ask(path)).status).toBe(200)
    on().nowMs += 1
    expect((await on().ask(path)).status).toBe(403)
  })

  it('nor by another method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await on().ask(on().link(`/${contentId}/v0/19.m4s`), { method })
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    }
  })
})

describe('pages', () => {
  it('of the app may read answers and refusals, without credentials', async () => {
    const answer = await on().ask(on().link(`/${contentId}/v0/19.m4s`), { headers: { origin: appOrigin } })
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': appOrigin, vary: 'Origin', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'cross-origin' })
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
    const refused = await on().ask(`/${contentId}/v0/19.m4s`, { headers: { origin: appOrigin } })
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([403, appOrigin])
  })

  it('of others get nothing, though they hold a link', async () => {
    for (const foreign of ['https://other.example', 'null', `${appOrigin}.other.example`, 'http://FAN.test']) {
      const answer = await on().ask(on().link(`/${contentId}/v0/19.m4s`), { headers: { origin: foreign } })
      expect([answer.status, answer.text, answer.headers['access-control-allow-origin']]).toEqual([403, 'forbidden', undefined])
    }
  })

  it('may ask beforehand', async () => {
    const headers = { origin: appOrigin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'range' }
    const granted = await on().ask(`/${contentId}/v0/19.m4s`, { method: 'OPTIONS', headers })
    expect([granted.status, granted.headers['access-control-allow-methods'], granted.headers['access-control-max-age']]).toEqual([204, 'GET, HEAD', '7200'])
    const refused = await on().ask(`/${contentId}/v0/19.m4s`, { method: 'OPTIONS', headers: { ...headers, origin: 'https://other.example' } })
    expect([refused.status, refused.headers['access-control-allow-methods']]).toEqual([403, undefined])
  })

  it('and probes learn that the origin is there', async () => {
    const health = await on().ask('/health')
    expect([health.status, health.text]).toEqual([200, '{"status":"ok"}'])
  })
})
