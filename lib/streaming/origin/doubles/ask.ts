import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export type Asked = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }

/** Asks with a path exactly as written: `fetch` would tidy it first. */
export function ask(port: number, path: string, { method = 'GET', headers = {}, signal }: { method?: string; headers?: Record<string, string>; signal?: AbortSignal } = {}): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers, agent, ...(signal ? { signal } : {}) }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() })
      })
      response.on('error', reject)
    })
    asking.on('error', reject)
    asking.end()
  })
}

const agent = new Agent({ keepAlive: true })
