import { spawn } from 'node:child_process'
import { bundle } from '@/processes/bundle.mjs'
import { guardChild } from '@/processes/guard'
import { nodePath } from '@/processes/node-path'
import type { Round, RoundResult } from './load'

/** What the generator's process is told. */
export type LoadOrder = { give: { name: string; texts: string[] } } | { run: Round }

/** A load generator in a process of its own, so that it takes nothing from the server but the machine. */
export type Generator = {
  /** @param texts whole HTTP/1.1 requests */
  give(name: string, texts: string[]): Promise<void>
  run(round: Round): Promise<RoundResult>
  stop(): void
}

export async function startGenerator(): Promise<Generator> {
  const child = spawn(nodePath(), [await bundle('bench-load')], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true })
  guardChild(child, 'TERM')
  const order = <T>(message: LoadOrder): Promise<T> =>
    new Promise((resolve, reject) => {
      child.once('message', (answer: { done: T } | { failed: string }) => ('failed' in answer ? reject(new Error(answer.failed)) : resolve(answer.done)))
      child.send(message, (error) => error && reject(error))
    })
  return {
    give: (name, texts) => order({ give: { name, texts } }),
    run: (round) => order({ run: round }),
    stop: () => void child.kill(),
  }
}

/** A GET as a player sends it. */
export function getText(path: string, host: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://fan.localhost:3200\r\nAccept: */*\r\n\r\n`
}

/** A POST of JSON as a page sends it. @param address what the proxy in front says of where it comes from */
export function postText(path: string, host: string, body: object, cookie: string, address: string): string {
  const text = JSON.stringify(body)
  const head = [`POST ${path} HTTP/1.1`, `Host: ${host}`, `Origin: http://${host}`, 'Content-Type: application/json', `Content-Length: ${text.length}`]
  return [...head, 'Accept: application/json', `Cookie: ${cookie}`, `X-Forwarded-For: ${address}`, '', text].join('\r\n')
}
