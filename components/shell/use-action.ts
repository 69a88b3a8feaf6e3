'use client'

import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'
import { isProblem } from '@/components/ui/problem-error'
import { postJson } from './fetch-json'

interface Action<Input> {
  path: string | ((input: Input) => string)
  /** What is sent; the input itself when left out. */
  body?: (input: Input) => unknown
}

/**
 * A write. Its idempotency key stays the same while the outcome of the same request is unknown (the line dropped, the
 * server failed), so that trying again cannot do it twice; any clear answer ends the intent.
 */
export function useAction<Answer, Input = void>({ path, body }: Action<Input>): UseMutationResult<Answer, Error, Input> {
  const unsettled = useRef<{ request: string; key: string } | null>(null)
  return useMutation<Answer, Error, Input>({
    mutationFn: async (input) => {
      const to = typeof path === 'string' ? path : path(input)
      const content = body === undefined ? (input ?? {}) : body(input)
      const request = `${to} ${JSON.stringify(content)}`
      if (unsettled.current?.request !== request) unsettled.current = { request, key: crypto.randomUUID() }
      try {
        const answer = await postJson<Answer>(to, content, { idempotencyKey: unsettled.current.key })
        unsettled.current = null
        return answer
      } catch (error) {
        if (isProblem(error) && error.problem.status < 500 && error.problem.code !== 'still_running') unsettled.current = null
        throw error
      }
    },
  })
}
