import { type Extension, StateEffect, StateField, type TransactionSpec } from '@codemirror/state'
import { EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view'
import type { PlacedFinding } from '../../shared/answer-text.ts'
import type { AnswerLanguage } from './answer-language.ts'
import { drawMeaning } from './hover.ts'

const told = StateEffect.define<Tooltip | null>()

/** The box at the cursor. It goes with the next move or change. */
const box = StateField.define<Tooltip | null>({
  create: () => null,
  update: (value, transaction) => {
    for (const effect of transaction.effects) if (effect.is(told)) return effect.value
    return transaction.docChanged || transaction.selection ? null : value
  },
  provide: field => showTooltip.from(field),
})

interface TellOptions {
  readonly findings: (text: string) => readonly PlacedFinding[]
  /** Null where nothing is documented. */
  readonly language: (() => Promise<AnswerLanguage>) | null
  /** The key that opens quick fixes, as it is written on this machine. */
  readonly fixKeys: string
  readonly mendable: (finding: PlacedFinding, text: string) => boolean
}

export const meaningKeys = 'Mod-i'
export const nextProblemKeys = 'Alt-F8'

/** The first finding behind the cursor, from the top again after the last. */
export const findingAfter = (
  findings: readonly PlacedFinding[],
  cursor: number,
): PlacedFinding | undefined => {
  const inOrder = [...findings].sort((a, b) => a.from - b.from)
  return inOrder.find(f => f.from > cursor) ?? inOrder[0]
}

const drawFinding = (finding: PlacedFinding, hint: string): HTMLElement => {
  const root = document.createElement('div')
  root.className = `cm-meaning cm-hover cm-problem ${finding.severity}`
  for (const text of [finding.message, hint].filter(Boolean))
    root.append(Object.assign(document.createElement('p'), { textContent: text }))
  return root
}

const join = (boxes: readonly HTMLElement[]): HTMLElement => {
  const root = document.createElement('div')
  root.append(...boxes)
  return root
}

const show = (view: EditorView, pos: number, dom: HTMLElement, more: TransactionSpec = {}): void =>
  view.dispatch({
    ...more,
    effects: [
      told.of({ pos, above: true, create: () => ({ dom }) }),
      // What stands in the box is read out, paragraph by paragraph.
      EditorView.announce.of([...dom.querySelectorAll('p')].map(p => p.textContent).join(' ')),
    ],
  })

/** By keyboard: what is said of the place of the cursor, and the way from one problem to the next. Escape closes the box. */
export const tellHere = ({ findings, language, fixKeys, mendable }: TellOptions): Extension => {
  const drawn = (finding: PlacedFinding, text: string): HTMLElement =>
    drawFinding(finding, mendable(finding, text) ? `${fixKeys} opens its quick fixes.` : '')

  const meaning = (view: EditorView): boolean => {
    const { state } = view
    const cursor = state.selection.main.head
    const text = state.doc.toString()
    const here = findings(text).filter(f => f.from <= cursor && cursor <= f.to)
    const tell = async (): Promise<void> => {
      const found = language ? await (await language()).hover(text, cursor) : null
      // Whoever went on meanwhile does not want it any more.
      if (view.state.doc !== state.doc || view.state.selection.main.head !== cursor) return
      const boxes = [...here.map(f => drawn(f, text)), ...(found ? [drawMeaning(found)] : [])]
      if (boxes.length > 0) show(view, found?.from ?? cursor, join(boxes))
      else view.dispatch({ effects: EditorView.announce.of('Nothing is documented about this place.') })
    }
    // Without the host there are no meanings, and nothing else is lost.
    tell().catch(() => {})
    return true
  }

  const next = (view: EditorView): boolean => {
    const text = view.state.doc.toString()
    const finding = findingAfter(findings(text), view.state.selection.main.head)
    if (!finding) {
      view.dispatch({ effects: EditorView.announce.of('There is no problem.') })
      return true
    }
    const place = Math.min(finding.from, text.length)
    show(view, place, drawn(finding, text), { selection: { anchor: place }, scrollIntoView: true })
    return true
  }

  const close = (view: EditorView): boolean => {
    if (view.state.field(box) === null) return false
    view.dispatch({ effects: told.of(null) })
    return true
  }
  return [
    box,
    keymap.of([
      { key: meaningKeys, run: meaning, preventDefault: true },
      { key: nextProblemKeys, run: next, preventDefault: true },
      { key: 'Escape', run: close },
    ]),
  ]
}
