'use client'

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState, type PointerEvent, type ReactNode } from 'react'
import { Button } from './button'
import { LiveRegion } from './live-region'

interface SortableListProps<Item> {
  items: readonly Item[]
  keyOf: (item: Item) => string
  /** What it is called when it is moved. */
  nameOf: (item: Item, index: number) => string
  onMove: (from: number, to: number) => void
  /** A row; `moving` are its buttons and its handle, to be put where they fit. */
  children: (item: Item, index: number, moving: ReactNode) => ReactNode
  disabled?: boolean
}

/** A list whose order is chosen: two buttons for keyboards and fingers (WCAG 2.5.7), a handle for the mouse. Where things went is said. */
export function SortableList<Item>({ items, keyOf, nameOf, onMove, children, disabled = false }: SortableListProps<Item>) {
  const t = useTranslations('form')
  const rows = useRef<(HTMLLIElement | null)[]>([])
  const dragged = useRef<number | null>(null)
  const [said, setSaid] = useState('')

  const move = (from: number, to: number) => {
    const item = items[from]
    if (item === undefined || to < 0 || to >= items.length) return
    onMove(from, to)
    setSaid(t('moved', { name: nameOf(item, from), place: to + 1, count: items.length }))
  }
  const follow = (pointer: PointerEvent) => {
    const from = dragged.current
    if (from === null) return
    const over = rows.current.findIndex((row) => isWithin(row, pointer.clientY))
    if (over === -1 || over === from) return
    dragged.current = over
    move(from, over)
  }

  return (
    <>
      <ul className="space-y-3">
        {items.map((item, index) => {
          const name = nameOf(item, index)
          const moving = items.length > 1 && !disabled && (
            <span className="flex shrink-0 items-center">
              <span
                aria-hidden
                className="hidden cursor-grab touch-none p-2 text-ink-soft active:cursor-grabbing pointer-fine:block"
                onPointerDown={(pointer) => {
                  dragged.current = index
                  pointer.currentTarget.setPointerCapture(pointer.pointerId)
                }}
                onPointerMove={follow}
                onPointerUp={() => (dragged.current = null)}
                onPointerCancel={() => (dragged.current = null)}
              >
                <GripVertical className="size-5" />
              </span>
              <Button look="plain" size="icon" aria-label={t('up', { name })} disabled={index === 0} onClick={() => move(index, index - 1)}>
                <ArrowUp aria-hidden />
              </Button>
              <Button look="plain" size="icon" aria-label={t('down', { name })} disabled={index === items.length - 1} onClick={() => move(index, index + 1)}>
                <ArrowDown aria-hidden />
              </Button>
            </span>
          )
          return (
            <li
              key={keyOf(item)}
              ref={(row) => {
                rows.current[index] = row
              }}
            >
              {children(item, index, moving)}
            </li>
          )
        })}
      </ul>
      <LiveRegion text={said} />
    </>
  )
}

function isWithin(row: HTMLLIElement | null, y: number): boolean {
  if (row === null) return false
  const { top, bottom } = row.getBoundingClientRect()
  return y >= top && y <= bottom
}
