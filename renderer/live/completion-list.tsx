import type { Completing } from './use-completions.ts'

export const completionsId = 'filter-completions'
export const completionId = (i: number): string => `filter-completion-${i}`

/** What the filter could go on with, below its box, which keeps the focus. */
export const CompletionList = ({ completing }: { completing: Completing }) => (
  <div className="popup completions" role="listbox" id={completionsId} aria-label="Completions">
    {completing.options.map((option, i) => (
      // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the active one
      // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the box
      <div
        key={option.label}
        role="option"
        id={completionId(i)}
        className="completion"
        aria-selected={i === completing.active}
        onPointerDown={event => event.preventDefault()}
        onClick={() => completing.take(option)}
      >
        <b>{option.label}</b>
        {option.example !== null && <span>{option.example}</span>}
      </div>
    ))}
  </div>
)
