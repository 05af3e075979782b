import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { completions, type FilterCompletion } from '../../shared/filter/completions.ts'
import { useEngine } from '../state/engine-store.ts'
import { setFilter, useView } from '../state/view-store.ts'

/** As many as can be looked through at once; another letter finds the others. */
const most = 12

/** What there is to name in a filter right now. */
const useNames = (): Readonly<Record<string, readonly string[]>> => {
  const answers = useEngine(e => e.answers)
  const rules = useEngine(e => e.rules)
  const captures = useEngine(e => e.captures.newestFirst)
  return useMemo(
    () => ({
      answer: answers.map(a => a.name),
      rule: rules.flatMap(set => set.rules.map(rule => rule.name)),
      tag: [...new Set(captures.flatMap(c => c.tags ?? []))],
    }),
    [answers, rules, captures],
  )
}

export interface Completing {
  readonly options: readonly FilterCompletion[]
  /** The one that Enter takes; -1 while none is chosen. */
  readonly active: number
  take(option: FilterCompletion): void
  change(text: string): void
  close(): void
  onKeyDown(event: KeyboardEvent): void
}

/** How the filter could go on from where the caret is. Arrows choose, Enter or Tab takes, Esc closes. */
export const useCompletions = (input: RefObject<HTMLInputElement | null>): Completing => {
  const filter = useView(v => v.filter)
  const names = useNames()
  /** Null while nothing is offered. */
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(-1)
  const toCaret = useRef<number | null>(null)
  const options = useMemo(
    () => (caret === null ? [] : completions(filter, caret, names).slice(0, most)),
    [filter, caret, names],
  )

  useLayoutEffect(() => {
    if (toCaret.current !== null) input.current?.setSelectionRange(toCaret.current, toCaret.current)
    toCaret.current = null
  })

  const offer = (at: number | null): void => {
    setCaret(at)
    setActive(-1)
  }
  const take = (option: FilterCompletion): void => {
    setFilter(option.text)
    toCaret.current = option.caret
    // After a key come its values; after a value the token is whole.
    offer(option.example === null ? null : option.caret)
  }
  const change = (text: string): void => {
    setFilter(text)
    offer(input.current?.selectionStart ?? text.length)
  }
  const move = (by: number): void => {
    if (options.length === 0) offer(input.current?.selectionStart ?? filter.length)
    else setActive((active + by + (active === -1 && by < 0 ? 1 : 0) + options.length) % options.length)
  }
  const act = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const chosen = options[active] ?? (key === 'Tab' && !shiftKey ? options[0] : undefined)
    if (key === 'ArrowDown' || key === 'ArrowUp') move(key === 'ArrowDown' ? 1 : -1)
    else if (key === 'Escape' && options.length > 0) offer(null)
    else if ((key === 'Enter' || (key === 'Tab' && !shiftKey)) && chosen) take(chosen)
    else return false
    return true
  }
  return {
    options,
    active,
    take,
    change,
    close: () => offer(null),
    onKeyDown: event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
      if (!act(event)) return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
