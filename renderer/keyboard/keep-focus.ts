import { focusablesIn } from './focusable.ts'
import { homeOf } from './view-focus.ts'

/** Where something stood that is gone. */
interface Gap {
  readonly parent: Element
  readonly before: Node | null
  readonly after: Node | null
}

/** What has a name of its own on the page: the focus is not carried out of it to what is beside it. */
const region = 'section, form, nav, header, footer, main, [role="dialog"], [role="tabpanel"]'

const comesAfter = (element: Node, other: Node): boolean =>
  (other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

const gapIn = (records: readonly MutationRecord[], lost: Node): Gap | null => {
  const record = records.find(r => [...r.removedNodes].some(node => node.contains(lost)))
  if (!record || !(record.target instanceof Element)) return null
  const { target: parent, previousSibling: before, nextSibling: after } = record
  return parent.isConnected ? { parent, before, after } : gapIn(records, parent)
}

const isIn = (gap: Gap, element: Element): boolean => {
  const { parent, before, after } = gap
  if (before?.parentNode === parent && (before.contains(element) || !comesAfter(element, before)))
    return false
  return !(after?.parentNode === parent && (after.contains(element) || comesAfter(element, after)))
}

/** Whoever presses Enter once more must not destroy something. */
const destroys = (element: Element): boolean =>
  /^(Remove|Delete)\b/.test(element.getAttribute('aria-label') ?? element.textContent ?? '')

const nameOf = (element: Element): string =>
  `${element.tagName} ${element.getAttribute('aria-label') ?? element.getAttribute('name') ?? element.textContent}`

/** The same thing drawn anew, such as a field of a form that starts afresh once it is saved. */
const twinOf = (lost: Element, stead: readonly HTMLElement[]): HTMLElement | undefined =>
  stead.find(e => lost.id !== '' && e.id === lost.id) ?? stead.find(e => nameOf(e) === nameOf(lost))

/** The next that can have the focus, else the one before it; further out as long as that is the same region. */
const neighbourOf = (lost: Element, gap: Gap): HTMLElement | null => {
  const home = homeOf()
  const inside = focusablesIn(gap.parent)
  const stead = inside.filter(e => isIn(gap, e))
  const twin = twinOf(lost, stead)
  if (twin) return twin
  if (home && (gap.parent.contains(home) || gap.parent.closest('[aria-live]'))) return home
  const { before } = gap
  const isBehind = (e: Node): boolean =>
    before?.parentNode !== gap.parent || (comesAfter(e, before) && !before.contains(e))
  const near = inside.filter(e => destroys(lost) || !destroys(e))
  const next = near.find(e => stead.includes(e)) ?? near.find(isBehind) ?? near.at(-1)
  if (next) return next
  const outer = gap.parent.parentElement
  if (!outer || gap.parent.matches(region)) return home
  const { previousSibling, nextSibling } = gap.parent
  return neighbourOf(lost, { parent: outer, before: previousSibling, after: nextSibling })
}

/** Others that know better where the focus belongs have this many frames: a menu gives it back by itself. */
const othersFirst = 2

const afterFrames = (frames: number, then: () => void): void => {
  requestAnimationFrame(() => (frames > 1 ? afterFrames(frames - 1, then) : then()))
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body

/**
 * Catches the focus when what has it goes from the page: the same thing drawn anew gets it, else its neighbour, else the
 * list of the view. What rests only for a while, such as a button that waits for its reply, gets it back.
 * @returns a function that stops it
 */
export const keepFocus = (): (() => void) => {
  let last: HTMLElement | null = null
  let gap: Gap | null = null

  const onFocus = (event: FocusEvent): void => {
    last = event.target instanceof HTMLElement ? event.target : null
    gap = null
  }
  // Whoever presses on nothing wants the focus nowhere.
  const onPress = (event: PointerEvent): void => {
    if (event.target instanceof Element && !last?.contains(event.target)) last = null
  }
  const handOn = (): void => {
    if (!last || !isNowhere()) return
    const next = last.isConnected ? last : gap ? neighbourOf(last, gap) : homeOf()
    next?.focus()
  }
  const watch = new MutationObserver(records => {
    if (!last || !isNowhere()) return
    if (!last.isConnected) gap = gapIn(records, last) ?? (gap && (gapIn(records, gap.parent) ?? gap))
    afterFrames(othersFirst, handOn)
  })
  watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden'] })
  document.addEventListener('focusin', onFocus)
  document.addEventListener('pointerdown', onPress, true)
  return () => {
    watch.disconnect()
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('pointerdown', onPress, true)
  }
}
