import { type DragEvent, useRef, useState } from 'react'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

/** Handlers for an area that files can be dropped on, and whether some are held over it. */
export const useFileDrop = (onFiles: (files: readonly File[]) => void) => {
  const [over, setOver] = useState(false)
  // Entering a child comes before leaving its parent: what counts is how many were entered and not left.
  const depth = useRef(0)
  const end = (): void => {
    depth.current = 0
    setOver(false)
  }
  return {
    over,
    onDragEnter: (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      depth.current++
      setOver(true)
    },
    onDragLeave: (event: DragEvent): void => {
      if (holdsFiles(event) && --depth.current <= 0) end()
    },
    onDragOver: (event: DragEvent): void => {
      if (holdsFiles(event)) event.preventDefault()
    },
    // Before an editor takes the file's text for something to insert.
    onDropCapture: (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      end()
      onFiles([...event.dataTransfer.files])
    },
  }
}
