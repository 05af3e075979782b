import { useEngine } from '../state/engine-store.ts'
import { type Command, plain } from './command.ts'
import { commands } from './commands.ts'
import { isInPopup, isWriting } from './focus.ts'
import { firstHalves, isPressed } from './key-choice.ts'
import { areLetters, pressOf } from './press.ts'
import { isTaken } from './take-keys.ts'

const all: readonly Command[] = commands

/** How long the first letter of a sequence waits for the second one. */
export const sequenceMs = 1_200

/** Enter and Space belong to a button, a link or a tab that has the focus. */
const ownsEnter = (element: Element | null): boolean =>
  element?.closest('button, a, summary, [role="tab"], [role="button"], input') != null

/** A field that keeps what is written in it by Enter with a modifier. */
const keepsEnter = (element: Element | null): boolean => element?.closest('[data-keeps-enter]') != null

/** Arrow keys belong to tabs and radio groups that have the focus. */
const ownsArrows = (element: Element | null): boolean =>
  element?.closest('[role="tablist"], [role="radiogroup"], [role="separator"], input') != null

const isShown = ({ on }: Command): boolean => on === undefined || document.querySelector(on) !== null

const isFree = (command: Command, event: KeyboardEvent, press: string, target: Element | null): boolean => {
  if (isWriting(target) && (!command.inFields || areLetters(press))) return false
  if (event.key === 'Enter' && keepsEnter(target)) return false
  if (isInPopup(target)) return command.first === true && !areLetters(press)
  const activates = plain(event) && (event.key === 'Enter' || event.key === ' ')
  if (activates && command.when === undefined && ownsEnter(target)) return false
  const isArrow = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End'
  return !(isArrow && !event.altKey && ownsArrows(target))
}

/** Lets the keyboard drive the page. @returns a function that stops it. */
export const listenKeys = (): (() => void) => {
  let before: { press: string; at: number } | null = null

  const onKey = (event: KeyboardEvent, early: boolean): void => {
    if (event.defaultPrevented || event.isComposing) return
    const press = pressOf(event)
    if (press === null) return
    const choice = useEngine.getState().preferences
    const target = event.target instanceof Element ? event.target : null
    const half = !early && before && event.timeStamp - before.at < sequenceMs ? `${before.press} ` : ''
    // What began with another letter is no single one any more.
    const wanted = half !== '' && areLetters(press) ? [half + press] : [press, half + press]
    const command = all.find(
      c =>
        (c.first === true) === early &&
        (c.when?.(event) ?? true) &&
        wanted.some(keys => isPressed(c, keys, choice)) &&
        isShown(c),
    )
    if (early && !command) return
    const isHalf = !early && firstHalves(all, choice).has(press) && !isWriting(target)
    before = isHalf ? { press, at: event.timeStamp } : null
    if (!command || !isFree(command, event, press, target)) return
    if (command.id !== 'leave') event.preventDefault()
    if (early) event.stopPropagation()
    command.run(event)
  }
  // An editor has meanings of its own for the keys of some commands.
  const first = (event: KeyboardEvent): void => {
    if (!isTaken(event)) onKey(event, true)
  }
  const last = (event: KeyboardEvent): void => onKey(event, false)
  window.addEventListener('keydown', first, true)
  window.addEventListener('keydown', last)
  return () => {
    window.removeEventListener('keydown', first, true)
    window.removeEventListener('keydown', last)
  }
}
