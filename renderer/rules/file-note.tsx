import { FileJson } from 'lucide-react'
import { sayProblem } from '../../shared/problem-words.ts'
import type { RuleSetState } from '../../shared/rules/rule-state.ts'
import { CopyButton } from '../ui/copy-button.tsx'

/** Where rules come from that are not edited here, and what is wrong with their file. */
export const FileNote = ({ state }: { state: RuleSetState }) => {
  const problem = state.problem && sayProblem(state.problem)
  return (
    <>
      {state.file !== null && (
        <div className="rules-file">
          <FileJson size={14} aria-hidden="true" />
          <p>
            These rules come from <span className="mono">{state.file}</span>. To change them, save that file:
            it is watched, and the next call goes by it.
          </p>
          <CopyButton text={state.file} what="path of the rules file" />
        </div>
      )}
      {problem && (
        <p className="inline-problem rules-problem" role="alert">
          <b>{problem.what}</b> {problem.next}
        </p>
      )}
    </>
  )
}
