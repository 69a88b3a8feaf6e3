'use client'

import { CopyButton } from '@/components/ui/copy-button'

/** A text to be copied whole into another program, under its name. */
export function CommandLine({ name, text, copy }: { name: string; text: string; copy: string }) {
  return (
    <div className="space-y-1.5">
      <p className="text-sm font-semibold">{name}</p>
      <pre className="rounded-xl bg-sunken p-3 text-xs leading-relaxed break-all whitespace-pre-wrap">
        {text}
      </pre>
      <CopyButton text={text} label={copy} size="small" />
    </div>
  )
}
