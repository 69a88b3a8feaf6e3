'use client'

import { ImageUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Button } from './button'
import { cn } from './class-names'
import { FieldError } from './field-group'
import { Progress } from './progress'
import { useFileDrop } from './use-file-drop'

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const

interface PicturePickerProps {
  label: string
  help: string
  /** What is there now. */
  children: ReactNode
  /** A file that is a picture and not too large. */
  onPick: (file: File) => void
  /** 0 to 1 while it is being sent; null otherwise. */
  progress: number | null
  error?: string
  mostBytes: number
  /** The smallest that is taken, px; and width by height. */
  bounds: { least: { width: number; height: number }; tallest: number; widest: number }
  id?: string
  disabled?: boolean
  /** Beside the button, as "remove". */
  action?: ReactNode
}

/** A place to drop a picture on, or to choose one from; it is shown at once, before the server has it. */
export function PicturePicker({ label, help, children, onPick, progress, error, mostBytes, bounds, id, disabled = false, action }: PicturePickerProps) {
  const t = useTranslations('form')
  const own = useId()
  const input = useRef<HTMLInputElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [refusal, setRefusal] = useState<string>()
  const [picked, setPicked] = useState<File | null>(null)
  const isSending = progress !== null
  const [preview, setPreview] = useState<ImageBitmap | null>(null)

  useEffect(() => {
    // Drawn, not linked: the page's policy lets no blob: address in.
    const target = canvas.current
    if (target === null || preview === null) return
    target.width = preview.width
    target.height = preview.height
    target.getContext('2d')?.drawImage(preview, 0, 0)
  }, [preview])

  const take = async (file: File | undefined) => {
    if (file === undefined || disabled || isSending) return
    if (!pictureTypes.some((type) => type === file.type)) return setRefusal(t('notAPicture'))
    if (file.size > mostBytes) return setRefusal(t('pictureTooLarge', { megabytes: Math.floor(mostBytes / 1_000_000) }))
    const drawn = await createImageBitmap(file).catch(() => null)
    if (drawn === null) return setRefusal(t('notAPicture'))
    const { width, height } = drawn
    const { least, tallest, widest } = bounds
    if (width < least.width || height < least.height) return setRefusal(t('pictureTooSmall', { width, height, leastWidth: least.width, leastHeight: least.height }))
    const shape = width / height
    if (shape < tallest || shape > widest) return setRefusal(t('pictureTooLong', { width, height }))
    setRefusal(undefined)
    setPreview(drawn)
    setPicked(file)
    onPick(file)
  }
  const { isOver, dropping } = useFileDrop((file) => void take(file))
  const shown = refusal ?? error
  return (
    <div
      id={id}
      role="group"
      tabIndex={-1}
      aria-labelledby={`${own}-label`}
      className={cn('scroll-mt-24 rounded-2xl border-2 border-dashed border-line-strong/60 p-4 outline-none', isOver && 'border-accent-word bg-accent-wash')}
      {...dropping}
    >
      <div className="relative overflow-hidden rounded-xl bg-sunken">
        {children}
        {isSending && preview !== null && <canvas ref={canvas} className="absolute inset-0 size-full object-cover" />}
      </div>
      {isSending && (
        <div className="mt-3">
          <Progress label={t('sendingPicture')} value={progress >= 1 ? null : progress} />
          <p role="status" className="mt-1.5 text-sm text-ink-soft">
            {progress >= 1 ? t('preparingPicture') : t('sendingPicture')} {picked?.name}
          </p>
        </div>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <label id={`${own}-label`} htmlFor={`${own}-file`} className="sr-only">
          {label}
        </label>
        <input
          ref={input}
          id={`${own}-file`}
          type="file"
          accept={pictureTypes.join(',')}
          disabled={disabled || isSending}
          className="sr-only"
          tabIndex={-1}
          aria-describedby={`${own}-help ${own}-error`}
          onChange={(change) => {
            void take(change.target.files?.[0])
            // So that the same file can be chosen again after a failure.
            change.target.value = ''
          }}
        />
        <Button look="quiet" size="small" disabled={disabled || isSending} aria-describedby={`${own}-help`} onClick={() => input.current?.click()}>
          <ImageUp aria-hidden />
          {t('choosePicture')}
        </Button>
        {action}
        <p id={`${own}-help`} className="text-sm text-ink-soft">
          {help}
        </p>
      </div>
      <FieldError id={`${own}-error`} error={shown} className="mt-2" />
    </div>
  )
}
