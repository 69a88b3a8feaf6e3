'use client'

import { CircleAlert, ExternalLink, RotateCw } from 'lucide-react'
import { useMessages, useTranslations } from 'next-intl'
import { use, useEffect, useRef } from 'react'
import { Button } from './button'
import { cn } from './class-names'
import { useDurationText } from './countdown'
import { isProblem } from './problem-error'
import { SignInPromptContext } from './sign-in-prompt'

type StatusKey = 'unauthorised' | 'forbidden' | 'notFound' | 'conflict' | 'invalid' | 'tooMany' | 'server'

function statusKey(status: number): StatusKey {
  if (status === 401) return 'unauthorised'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'notFound'
  if (status === 409 || status === 412) return 'conflict'
  if (status === 429) return 'tooMany'
  return status < 500 ? 'invalid' : 'server'
}

const minuteMs = 60_000

/** Plain words for anything that was thrown by a fetch: by the problem's code, else by its status. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations('problem')
  const { codes } = useMessages().problem
  const wait = useDurationText()
  return (error) => {
    if (!isProblem(error)) return t('offline')
    const known = Object.keys(codes).find((code): code is keyof typeof codes => code === error.problem.code)
    const said = known === undefined ? t(`status.${statusKey(error.problem.status)}`) : t(`codes.${known}`)
    const waitMs = error.retryAfterMs ?? 0
    // "A moment" is true for seconds only.
    return error.problem.status === 429 && waitMs > minuteMs ? t('tooManyFor', { wait: wait(Math.ceil(waitMs / minuteMs) * minuteMs) }) : said
  }
}

interface ProblemPanelProps {
  /** What was thrown; nothing is shown for null and undefined. */
  error: unknown
  onRetry?: () => void
  /** Say that no money moved. Only where that is certain. */
  moneyUntouched?: boolean
  className?: string
}

/** What happened, in words, with the number to quote. It is announced and comes into view when it appears. */
export function ProblemPanel({ error, onRetry, moneyUntouched = false, className }: ProblemPanelProps) {
  const t = useTranslations('problem')
  const words = useProblemText()
  const panel = useRef<HTMLDivElement>(null)
  const prompt = use(SignInPromptContext)
  const signedOut = isProblem(error) && error.problem.status === 401
  const shown = error !== null && error !== undefined && !(signedOut && (prompt?.open === true || prompt?.isAnswered === true))
  useEffect(() => {
    if (shown) panel.current?.scrollIntoView({ block: 'nearest' })
  }, [shown, error])
  return (
    <div role="alert" ref={panel} className={cn('empty:hidden', className)}>
      {shown && (
        <div className="flex gap-3 rounded-xl border border-bad/40 bg-bad-wash p-4 text-ink">
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-bad" />
          <div className="min-w-0 flex-1">
            <p className="font-bold text-bad">{t('title')}</p>
            <p className="mt-0.5">{words(error)}</p>
            {moneyUntouched && <p>{t('moneyUntouched')}</p>}
            {isProblem(error) && error.problem.requestId !== undefined && (
              <p className="mt-1 text-xs break-all text-ink-soft">
                {t.rich('requestId', { id: () => <span className="tabular-nums select-all">{error.problem.requestId}</span> })}
              </p>
            )}
            {signedOut && prompt !== null && (
              <Button size="small" className="mt-3" onClick={prompt.signIn}>
                {!prompt.isAlone && <ExternalLink aria-hidden />}
                {t('signIn')}
              </Button>
            )}
            {onRetry !== undefined && !signedOut && (
              <Button look="quiet" size="small" className="mt-3" onClick={onRetry}>
                <RotateCw aria-hidden />
                {t('retry')}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  )
}
