/** Ids of the places that the keyboard can be sent to. */
export const places = {
  captures: 'captures',
  filter: 'capture-filter',
  answers: 'answers',
  answerSearch: 'answer-search',
  fixtures: 'fixtures',
  fixtureSearch: 'fixture-search',
  prompt: 'answer-prompt',
  handler: 'handler-url',
  keys: 'settings-keys',
  drift: 'platform-changed',
  card: (connectionId: string) => `connection-${connectionId}`,
} as const

const focus = (id: string): HTMLElement | null => {
  const element = document.getElementById(id)
  element?.focus()
  return element
}

/** Frames that a view may take until it is drawn: its script may have to be fetched first. */
const patience = 60

/** Into a place of another view, as soon as that is drawn. */
export const focusSoon = (id: string, frames = patience): void => {
  requestAnimationFrame(() => {
    const element = focus(id)
    if (element) element.scrollIntoView({ block: 'nearest' })
    else if (frames > 0) focusSoon(id, frames - 1)
  })
}

export const focusAnswers = (): void => focusSoon(places.answers)

export const focusPrompt = (): void => focusSoon(places.prompt)

/** Into whatever the chosen answer is written with, as soon as it is drawn. */
export const focusEditor = (frames = patience): void => {
  requestAnimationFrame(() => {
    const editor = document.querySelector<HTMLElement>(
      '.answer-pane .prompt, .answer-pane .cm-content, .answer-pane .own-agent button, .answer-pane .preview-scroll',
    )
    if (editor) editor.focus()
    else if (frames > 0) focusEditor(frames - 1)
  })
}

/** Whether single letters belong to what has the focus. */
export const isWriting = (element: Element | null): boolean =>
  element instanceof HTMLElement &&
  (element.isContentEditable ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(element.type)))

/** Whether something with keys of its own is open: a menu, a list of choices, a dialog. */
export const isInPopup = (element: Element | null): boolean =>
  element?.closest(
    '[role="menu"], [role="dialog"], [role="listbox"]:not(#captures, #answers, #fixtures), [aria-expanded="true"]:is([aria-haspopup], [role="combobox"])',
  ) != null
