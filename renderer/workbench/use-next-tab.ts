import { type RefObject, useEffect } from 'react'

const passing = new Set(['Shift', 'Control', 'Alt', 'Meta', 'Escape', 'Enter'])

/**
 * What has just appeared is where the next Tab leads, from wherever the focus is, an editor that indents with Tab too.
 * Any other key means that its writer goes on; then Tab is what it always was.
 */
export const useNextTab = (box: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const done = (): void => window.removeEventListener('keydown', take, true)
    const take = (event: KeyboardEvent): void => {
      if (passing.has(event.key)) return
      done()
      const inside = box.current?.contains(document.activeElement) ?? true
      if (event.key !== 'Tab' || event.shiftKey || inside) return
      event.preventDefault()
      event.stopPropagation()
      box.current?.querySelector('button')?.focus()
    }
    window.addEventListener('keydown', take, true)
    return done
  }, [box])
}
