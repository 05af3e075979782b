import type { AnswerState } from '../../shared/answer.ts'
import type { Rule, RuleAction } from '../../shared/rules/rule.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { openNewMenu } from '../state/answers-view-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { Button } from '../ui/button.tsx'
import { Choice, type Option } from '../ui/choice.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { TextField } from '../ui/text-field.tsx'
import { answerNamed, shortUrl } from './rule-words.ts'

const kindWords = { config: '', test: 'negative test', tool: 'reply to a function tool' } as const

/** The answers that a rule of a connection can give. */
export const answerOptions = (
  answers: readonly AnswerState[],
  platform: ConnectionState['platform'],
): readonly Option[] =>
  answers
    .filter(answer => answer.platform === platform)
    .map(({ id, name, kind }) => ({ value: id, label: name, meaning: kindWords[kind] }))

interface AnswerChoiceProps {
  readonly label: string
  readonly connection: ConnectionState
  /** By id or by name; the empty string when none is chosen. */
  readonly value: string
  readonly unset: string
  readonly error?: string | undefined
  readonly onChange: (answerId: string) => void
}

/** One of the platform's answers. */
export const AnswerChoice = ({ label, connection, value, unset, error, onChange }: AnswerChoiceProps) => {
  const answers = useEngine(e => e.answers)
  const known = answerNamed(answers, value)
  return (
    <>
      <Choice
        label={label}
        value={known?.id ?? value}
        options={answerOptions(answers, connection.platform)}
        unset={unset}
        bad={error !== undefined}
        onChange={onChange}
      />
      {error && <p className="finding error">{error}</p>}
    </>
  )
}

interface ActionFieldsProps {
  readonly connection: ConnectionState
  readonly rule: Rule
  readonly problem: (...place: readonly string[]) => string | undefined
  readonly onChange: (action: RuleAction) => void
}

const kinds = [
  { value: 'answer', label: 'Give an answer' },
  { value: 'forward', label: 'Forward' },
  { value: 'breakpoint', label: 'Breakpoint' },
] as const

const fresh: Record<RuleAction['do'], RuleAction> = {
  answer: { do: 'answer', answer: '' },
  forward: { do: 'forward' },
  breakpoint: { do: 'breakpoint' },
}

/** What happens to the calls that a rule takes. */
export const ActionFields = ({ connection, rule, problem, onChange }: ActionFieldsProps) => {
  const { action } = rule
  const { forwardTo } = connection
  return (
    <section className="action-fields" aria-label="What it does">
      <h3>Then</h3>
      <Segmented
        label="What it does"
        value={action.do}
        options={kinds}
        onChange={kind => kind !== action.do && onChange(fresh[kind])}
      />
      {action.do === 'answer' && (
        <div className="answer-choice">
          <AnswerChoice
            label="Answer"
            connection={connection}
            value={action.answer ?? action.file ?? ''}
            unset="choose an answer"
            error={problem('answer') ?? problem()}
            onChange={answer => onChange({ do: 'answer', answer })}
          />
          <Button look="ghost" onClick={() => openNewMenu(true)}>
            New…
          </Button>
        </div>
      )}
      {action.do === 'forward' && (
        <TextField
          label="To"
          mono
          value={action.to ?? ''}
          placeholder={forwardTo ?? 'http://localhost:3000/webhook'}
          bad={problem('to') !== undefined}
          hint={
            problem('to') ? (
              <span className="c-rejected">{problem('to')}</span>
            ) : action.to !== undefined ? (
              'instead of the connection’s handler'
            ) : forwardTo === null ? (
              'Left empty it goes to the connection’s handler, and none is set: calls would go on to the next rule.'
            ) : (
              `Left empty it goes to the connection’s handler, ${shortUrl(forwardTo)}.`
            )
          }
          onChange={to => onChange(to.trim() === '' ? { do: 'forward' } : { do: 'forward', to: to.trim() })}
        />
      )}
      {action.do === 'breakpoint' && (
        <AnswerChoice
          label="Candidate, ready to send"
          connection={connection}
          value={action.answer ?? ''}
          unset="what the rules below would give"
          error={problem('answer')}
          onChange={answer => onChange(answer === '' ? fresh.breakpoint : { do: 'breakpoint', answer })}
        />
      )}
    </section>
  )
}
