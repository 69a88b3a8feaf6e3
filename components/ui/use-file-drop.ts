'use client'

import { useState, type DragEvent } from 'react'

/** For an element that files may be dropped on: whether one is above it, and the properties to spread on it. */
export function useFileDrop(take: (file: File) => void) {
  const [isOver, setIsOver] = useState(false)
  const dropping = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      const [file] = event.dataTransfer.files
      if (file !== undefined) take(file)
    },
  }
  return { isOver, dropping }
}
