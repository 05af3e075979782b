import { useEffect, useRef, useState } from 'react'
import { areKeys, areLetters, pressOf } from '../keyboard/press.ts'
import { takeKeys } from '../keyboard/take-keys.ts'

/** How long one letter waits for another to be its second half. */
const waitMs = 900

/** What leads through the page must go on doing so. */
const isReserved = (press: string): boolean => ['Tab', 'Shift+Tab', 'Enter', 'Space'].includes(press)

/**
 * Waits for new keys while `on`: one press, or two letters after each other.
 * @param done gets them; null when somebody let it be
 * @returns the first letter while the second may come
 */
export const usePressedKeys = (on: boolean, done: (keys: string | null) => void): string | null => {
  const [half, setHalf] = useState<string | null>(null)
  const tell = useRef(done)
  tell.current = done
  useEffect(() => {
    if (!on) return
    let first: string | null = null
    let timer = 0
    const end = (keys: string | null): void => tell.current(keys)
    const letGo = takeKeys(event => {
      const press = pressOf(event)
      if (press === null || event.repeat || isReserved(press)) return
      clearTimeout(timer)
      if (press === 'Escape') end(null)
      else if (!areKeys(press)) return
      else if (first !== null && areLetters(press)) end(`${first} ${press}`)
      else if (areLetters(press)) {
        first = press
        setHalf(press)
        timer = window.setTimeout(() => end(press), waitMs)
      } else end(press)
    })
    const away = (event: PointerEvent): void => {
      if (event.button === 0) end(null)
    }
    document.addEventListener('pointerdown', away, true)
    return () => {
      letGo()
      clearTimeout(timer)
      setHalf(null)
      document.removeEventListener('pointerdown', away, true)
    }
  }, [on])
  return half
}
