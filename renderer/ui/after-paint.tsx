import { type ComponentType, startTransition, useEffect, useState } from 'react'
import { firstPaint } from './first-paint.ts'

/**
 * A part that comes after the first paint: neither its script nor its drawing holds up what is looked at first. Until
 * then its place is empty. When its script cannot be fetched it throws, and drawing it anew asks for it again.
 */
export const afterPaint = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> => {
  let Part: ComponentType<P> | null = null
  let loading: Promise<void> | null = null
  const fetchPart = async (): Promise<void> => {
    try {
      await firstPaint
      Part = await load()
    } catch (error) {
      loading = null
      throw error
    }
  }
  const wait = (): Promise<void> => {
    loading ??= fetchPart()
    return loading
  }
  // It will be wanted, if not at once.
  wait().catch(() => {})

  return props => {
    const [, setFailed] = useState(false)
    const [drawn, setDrawn] = useState(Part !== null)
    useEffect(() => {
      if (drawn) return
      let gone = false
      wait().then(
        () => gone || startTransition(() => setDrawn(true)),
        error =>
          gone ||
          setFailed(() => {
            throw error
          }),
      )
      return () => {
        gone = true
      }
    }, [drawn])
    return drawn && Part ? <Part {...props} /> : null
  }
}
