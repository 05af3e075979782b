import type { DryAnswer } from '../../shared/rules/rule-state.ts'
import { useEngine } from '../state/engine-store.ts'
import { dryParts, dryWords } from './dry-answer-words.ts'

/** So much of a rule's name stays however long the answer's is. */
const leastLetters = 7
const narrowLetterEm = 0.45

/** Who would answer: a long name of a rule makes room for the answer that it gives. */
export const DryAnswerName = ({ answer }: { answer: DryAnswer }) => {
  const name = useEngine(e => e.answers.find(a => a.id === answer.answerId)?.name)
  const [rule, given] = dryParts(answer, name)
  return (
    <span className="dry-answer-name" title={dryWords(answer)}>
      {rule !== '' && (
        <>
          <span
            className="dry-rule"
            style={{ minWidth: `${Math.min(rule.length, leastLetters) * narrowLetterEm}em` }}
          >
            {rule}
          </span>
          <span className="dry-colon">: </span>
        </>
      )}
      <span className="dry-given">{given}</span>
    </span>
  )
}
