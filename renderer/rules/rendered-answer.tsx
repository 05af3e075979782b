import type { DryAnswer } from '../../shared/rules/rule-state.ts'
import { CodeBlock } from '../detail/code-block.tsx'
import { useAnswerChanges } from '../detail/use-answer-changes.ts'
import { count } from '../format/numbers.ts'

const pretty = (text: string): readonly [text: string, json: boolean] => {
  try {
    return [JSON.stringify(JSON.parse(text), null, 2), true]
  } catch {
    return [text, false]
  }
}

const title = (now: string | null, would: string, changes: number): string => {
  if (now === null) return 'It would get'
  if (now === would) return 'It would get the same as now'
  return `It would get, ${count(changes, 'place')} unlike now`
}

/** The body that a capture would get, with what is not as it would be now marked. */
export const RenderedAnswer = ({ now, would }: { now: DryAnswer; would: DryAnswer }) => {
  const [text, json] = pretty(would.text ?? '')
  const before = now.text === null ? null : pretty(now.text)[0]
  const changes = useAnswerChanges({ id: '', name: '', revision: 0, text, previousText: before })
  if (would.text === null)
    return (
      <p className="hint">
        {would.source === 'forward'
          ? 'The handler writes the answer; a dry run does not ask it.'
          : 'Whoever stands at the breakpoint chooses the answer.'}
      </p>
    )
  return (
    <details className="dry-answer">
      <summary>{title(before, text, changes.length)}</summary>
      {text === '' ? (
        <p className="hint">An empty body.</p>
      ) : (
        <CodeBlock text={text} json={json} marks={changes} />
      )}
    </details>
  )
}
