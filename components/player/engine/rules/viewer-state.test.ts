import { describe, expect, test } from 'vitest'
import { endingOf, firstState, next, screenOf, type TicketState, type ViewerEvent, type ViewerState } from './viewer-state'

function after(...events: ViewerEvent[]): ViewerState {
  return events.reduce(next, firstState)
}
const read = (state: TicketState): ViewerEvent => ({ type: 'ticket_read', state })
const play: ViewerEvent = { type: 'play_asked' }
const live: ViewerEvent = { type: 'granted', phase: 'live' }
const archive: ViewerEvent = { type: 'granted', phase: 'archive' }
const picture: ViewerEvent = { type: 'picture' }
const waiting: ViewerEvent = { type: 'waiting' }
const finished: ViewerEvent = { type: 'finished' }
const quiet: ViewerEvent = { type: 'quiet', quiet: true }
const lost: ViewerEvent = { type: 'network', lost: true }
const watching = [read('live'), play, live, picture]

describe('before the click', () => {
  test.each([
    ['not_started', 'not_started'],
    ['live', 'ready'],
    ['interrupted', 'interrupted'],
    ['cut', 'cut'],
    ['archive_cut', 'archive_cut'],
    ['ended', 'ended'],
    ['archive', 'ready'],
    ['archive_over', 'archive_over'],
    ['refunded', 'refunded'],
    ['revoked', 'revoked'],
  ] as const)('a ticket that is %s shows %s', (state, screen) => {
    expect(screenOf(after(read(state)))).toBe(screen)
  })

  test('nothing known yet is loading, and retrying when the network is gone', () => {
    expect(screenOf(firstState)).toBe('loading')
    expect(screenOf(after(lost))).toBe('retrying')
    expect(screenOf(after(lost, read('live')))).toBe('ready')
  })

  test('an old system is told so, whatever the ticket', () => {
    expect(screenOf(after({ type: 'unsupported' }, read('live'), play))).toBe('unsupported')
  })
})

describe('a live broadcast', () => {
  test('starts, then is live', () => {
    expect(screenOf(after(read('live'), play))).toBe('starting')
    expect(screenOf(after(...watching))).toBe('live')
  })

  test('a short wait is still live, without new segments it is interrupted', () => {
    expect(screenOf(after(...watching, waiting))).toBe('live')
    expect(screenOf(after(...watching, waiting, quiet))).toBe('interrupted')
    expect(screenOf(after(...watching, quiet))).toBe('live')
  })

  test('the picture that comes back ends the interruption', () => {
    expect(screenOf(after(...watching, waiting, quiet, { type: 'quiet', quiet: false }, picture))).toBe('live')
  })

  test('the end is shown when the last seconds have played', () => {
    expect(screenOf(after(...watching, read('ended')))).toBe('live')
    expect(screenOf(after(...watching, read('archive'), waiting))).toBe('ended')
    expect(screenOf(after(...watching, finished))).toBe('ended')
  })

  test('a lost network shows only once the buffer is dry', () => {
    expect(screenOf(after(...watching, lost))).toBe('live')
    expect(screenOf(after(...watching, lost, waiting))).toBe('retrying')
    expect(screenOf(after(...watching, lost, waiting, picture))).toBe('live')
  })
})

describe('a cut', () => {
  const cut: ViewerEvent = { type: 'cut', paused: false }

  test('ends the picture at once, and who was watching need not press again', () => {
    const state = after(...watching, cut)
    expect([screenOf(state), state.playback, state.resuming]).toEqual(['cut', 'idle', true])
    const back = [read('cut'), read('interrupted'), read('live')].map((_, index, reads) => reads.slice(0, index + 1).reduce(next, state))
    expect(back.map((each) => [screenOf(each), each.resuming])).toEqual([['cut', true], ['interrupted', true], ['ready', true]])
    expect(next(state, play).resuming).toBe(false)
  })

  test('does the same to a start that was just made', () => expect(after(read('live'), play, cut).resuming).toBe(true))

  test('starts nothing for who had not started, or had paused', () => {
    expect(after(read('live'), cut, read('live')).resuming).toBe(false)
    expect(after(...watching, { type: 'cut', paused: true }, read('live')).resuming).toBe(false)
  })

  test('keeps the promise made before the start', () => expect(after(read('not_started'), read('cut'), read('live')).resuming).toBe(true))

  test('that lasts until the end resumes nothing', () => expect(after(...watching, cut, read('archive_cut'), read('archive')).resuming).toBe(false))

  test('does not bring back what was over', () => {
    expect(after(...watching, cut, { type: 'superseded' }).resuming).toBe(false)
    expect(screenOf(after(...watching, cut, read('refunded')))).toBe('refunded')
  })
})

describe('an archive', () => {
  test('plays, waits and finishes as an archive', () => {
    const events = [read('archive'), play, archive, picture]
    expect(screenOf(after(...events))).toBe('archive')
    expect(screenOf(after(...events, waiting, quiet))).toBe('archive')
    expect(screenOf(after(...events, finished))).toBe('archive')
  })

  test('can be opened after the live end', () => {
    expect(screenOf(after(...watching, finished, read('archive'), play, archive, picture))).toBe('archive')
  })
})

describe('rights that end', () => {
  test('a refund ends it, and a late ticket answer does not bring it back', () => {
    const state = after(...watching, { type: 'ended', ending: 'refunded' }, read('live'), picture)
    expect(screenOf(state)).toBe('refunded')
    expect(state.playback).toBe('idle')
  })

  test('a ticket that turns out refunded ends it too', () => {
    expect(screenOf(after(...watching, read('refunded')))).toBe('refunded')
  })

  test('another device takes the ticket, and this one can take it back', () => {
    const taken = after(...watching, { type: 'superseded' })
    expect(screenOf(taken)).toBe('playing_elsewhere')
    expect(screenOf([play, live, picture].reduce(next, taken))).toBe('live')
  })

  test('a stop without a reason leads back to the play button', () => {
    expect(screenOf(after(...watching, { type: 'stopped' }))).toBe('ready')
  })

  test.each([
    ['ticket_refunded', 'refunded'],
    ['ticket_revoked', 'revoked'],
    ['fan_banned', 'revoked'],
    ['window_ended', 'archive_over'],
    ['session_ended', 'signed_out'],
    ['not_found', null],
  ])('the code %s means %s', (code, ending) => {
    expect(endingOf(code)).toBe(ending)
  })
})
