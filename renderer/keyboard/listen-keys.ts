import type { Command } from './command.ts'
import { commands } from './commands.ts'
import { isInPopup, isWriting } from './focus.ts'

const all: readonly Command[] = commands

/** How long the first letter of a sequence waits for the second one. */
const sequenceMs = 1_200

/** Enter and Space belong to a button, a link or a tab that has the focus. */
const ownsEnter = (element: Element | null): boolean =>
  element?.closest('button, a, summary, [role="tab"], [role="button"], input') != null

/** Arrow keys belong to tabs and radio groups that have the focus. */
const ownsArrows = (element: Element | null): boolean =>
  element?.closest('[role="tablist"], [role="radiogroup"], [role="separator"], input') != null

const isShown = ({ on }: Command): boolean => on === undefined || document.querySelector(on) !== null

const isFree = (command: Command, event: KeyboardEvent, target: Element | null): boolean => {
  if (isWriting(target) && !command.inFields) return false
  if (isInPopup(target)) return command.first === true
  if (command.id === 'open') return !ownsEnter(target)
  const isArrow = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End'
  return !(isArrow && !event.altKey && ownsArrows(target))
}

/** Lets the keyboard drive the page. @returns a function that stops it. */
export const listenKeys = (): (() => void) => {
  let before: { key: string; at: number } | null = null

  const onKey = (event: KeyboardEvent, early: boolean): void => {
    if (event.defaultPrevented || event.isComposing) return
    const target = event.target instanceof Element ? event.target : null
    const prefix = before && event.timeStamp - before.at < sequenceMs ? before.key : null
    const command = all.find(c => (c.first === true) === early && c.matches(event, prefix) && isShown(c))
    if (early && !command) return
    before = !early && event.key === 'g' && !isWriting(target) ? { key: 'g', at: event.timeStamp } : null
    if (!command || !isFree(command, event, target)) return
    if (command.id !== 'leave') event.preventDefault()
    if (early) event.stopPropagation()
    command.run(event)
  }
  // An editor has meanings of its own for the keys of some commands.
  const first = (event: KeyboardEvent): void => onKey(event, true)
  const last = (event: KeyboardEvent): void => onKey(event, false)
  window.addEventListener('keydown', first, true)
  window.addEventListener('keydown', last)
  return () => {
    window.removeEventListener('keydown', first, true)
    window.removeEventListener('keydown', last)
  }
}
