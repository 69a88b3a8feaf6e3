'use client'

import { CircleCheck, CircleAlert, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Toast as Parts } from 'radix-ui'
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { Button } from './button'

interface ToastMessage {
  text: string
  tone?: 'good' | 'bad'
}

const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined)

/** Says one sentence at the edge of the screen and to screen readers; for results of what the person just did. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext)
}

const shownMs = 6_000

export function Toasts({ children }: { children: ReactNode }) {
  const t = useTranslations('ui')
  const [messages, setMessages] = useState<(ToastMessage & { id: string })[]>([])
  const add = useCallback((message: ToastMessage) => {
    setMessages((before) => [...before.slice(-2), { ...message, id: crypto.randomUUID() }])
  }, [])
  const remove = (id: string) => setMessages((before) => before.filter((message) => message.id !== id))
  return (
    <ToastContext value={useMemo(() => add, [add])}>
      <Parts.Provider duration={shownMs} label={t('notifications')}>
        {children}
        {messages.map(({ id, text, tone = 'good' }) => (
          <Parts.Root
            key={id}
            onOpenChange={(open) => (open ? undefined : remove(id))}
            className="flex animate-rise items-center gap-3 rounded-xl bg-ink py-1.5 pr-1.5 pl-4 text-page shadow-2xl"
          >
            {tone === 'good' ? (
              <CircleCheck aria-hidden className="size-5 shrink-0" />
            ) : (
              <CircleAlert aria-hidden className="size-5 shrink-0" />
            )}
            <Parts.Description className="flex-1 py-1.5 font-medium">{text}</Parts.Description>
            <Parts.Close asChild>
              <Button look="plain" size="icon" className="text-page hover:bg-page/15" aria-label={t('close')}>
                <X aria-hidden />
              </Button>
            </Parts.Close>
          </Parts.Root>
        ))}
        <Parts.Viewport className="fixed inset-x-0 bottom-0 z-60 m-0 mx-auto flex w-full max-w-md list-none flex-col gap-2 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] outline-none" />
      </Parts.Provider>
    </ToastContext>
  )
}
