import type { Page } from 'playwright-core'
import type { StackUrls } from '../../processes/stack-environment'

/** One answer that a page got. */
export type Answer = {
  /** Wall clock, ms. */
  at: number
  method: string
  url: string
  status: number
}

/** Everything a page asked the network for and what came back. */
export class Traffic {
  readonly answers: Answer[] = []

  constructor(
    page: Page,
    private readonly urls: StackUrls,
  ) {
    page.on('response', (response) => {
      const request = response.request()
      this.answers.push({ at: Date.now(), method: request.method(), url: response.url(), status: response.status() })
    })
  }

  /** Answers of the edge: playlists, init segments, segments. */
  edge(): Answer[] {
    return this.answers.filter(({ url }) => url.startsWith(`${this.urls.edge}/`))
  }

  /** Successful answers of the edge to one of its media segments, by address without the query. */
  segments(): Answer[] {
    return this.edge().filter(({ url, status }) => status < 400 && /\/\d+\.m4s\?/.test(url))
  }

  /** Numbers of the epochs whose keys were given, in order. */
  epochsGiven(): number[] {
    return this.answers.flatMap(({ url, status }) => {
      const epoch = /\/api\/contents\/[^/]+\/keys\/(\d+)$/.exec(url)?.[1]
      return epoch && status === 200 ? [Number(epoch)] : []
    })
  }

  renewals(): Answer[] {
    return this.answers.filter(({ url, status }) => url.endsWith('/renewals') && status === 200)
  }

  /** Address of the newest segment or playlist that was fetched, with the query that opened it. */
  newestSegment(): string {
    const newest = this.segments().at(-1)
    if (!newest) throw new Error('no segment was fetched')
    return newest.url
  }
}
