import { ProblemError } from '@/components/ui/problem-error'
import { planPath, type Plan } from './plan'

/**
 * Sends a picture as it is and tells how far it has come, which `fetch` cannot.
 * @param onProgress share that has left this device, 0 to 1
 * @throws ProblemError when the server refuses; TypeError when it cannot be reached
 */
export function sendCover(slug: string, file: File, onProgress: (share: number) => void): Promise<Plan> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', planPath(slug, 'cover'))
    request.responseType = 'json'
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', file.type)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => (request.status < 300 ? resolve(request.response as Plan) : reject(problemOf(request))))
    request.addEventListener('error', () => reject(new TypeError('the picture could not be sent')))
    request.addEventListener('abort', () => reject(new TypeError('the picture was not sent whole')))
    request.send(file)
  })
}

function problemOf({ status, statusText, response }: XMLHttpRequest): ProblemError {
  const body: Record<string, unknown> = typeof response === 'object' && response !== null ? { ...response } : {}
  const text = (key: string) => (typeof body[key] === 'string' ? body[key] : undefined)
  return new ProblemError({
    status,
    code: text('code') ?? `http_${status}`,
    title: text('title') ?? statusText,
    detail: text('detail'),
    requestId: text('requestId'),
  })
}
