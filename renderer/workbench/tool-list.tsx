import { Plus } from 'lucide-react'
import type { Finding } from '../../shared/finding.ts'
import { editAnswer } from '../actions/edit-answer.ts'
import type { SetIn } from '../document/answer-edits.ts'
import type { ToolFields } from '../document/read-answer.ts'
import { addTool } from '../document/tool-edits.ts'
import { Button } from '../ui/button.tsx'
import { FieldFindings, findingsAt, findingsIn, hasError } from './field-findings.tsx'
import { ToolItem } from './tool-item.tsx'

interface ToolListProps {
  readonly answerId: string
  readonly text: string
  readonly tools: readonly ToolFields[]
  /** Those about the tools. */
  readonly findings: readonly Finding[]
  readonly set: SetIn
}

/** The tools of the agent, in order. */
export const ToolList = ({ answerId, text, tools, findings, set }: ToolListProps) => (
  <section className="field-block" aria-label="Tools">
    <div className="label">
      Tools
      <Button look="ghost" className="label-button" onClick={() => editAnswer(answerId, addTool)}>
        <Plus size={13} aria-hidden="true" /> Add tool
      </Button>
    </div>
    {tools.length > 0 && (
      <ul className={`tools ${hasError(findings) ? 'bad' : ''}`}>
        {tools.map((tool, index) => (
          <ToolItem
            // biome-ignore lint/suspicious/noArrayIndexKey: tools have no identity, names may be empty or repeat
            key={index}
            answerId={answerId}
            text={text}
            tool={tool}
            index={index}
            last={index === tools.length - 1}
            findings={findingsIn(findings, ['tools', index])}
            set={set}
          />
        ))}
      </ul>
    )}
    <FieldFindings answerId={answerId} text={text} findings={findingsAt(findings, ['tools'])} />
  </section>
)
