import { Plus } from 'lucide-react'
import { useRef } from 'react'
import type { Finding } from '../../shared/finding.ts'
import { editAnswer } from '../actions/edit-answer.ts'
import type { SetIn } from '../document/answer-edits.ts'
import type { ToolFields } from '../document/read-answer.ts'
import { addTool } from '../document/tool-edits.ts'
import { Button } from '../ui/button.tsx'
import { useItemKeys } from '../ui/use-item-keys.ts'
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
export const ToolList = ({ answerId, text, tools, findings, set }: ToolListProps) => {
  const items = useItemKeys(tools.length)
  const list = useRef<HTMLElement>(null)
  const add = (): void => {
    editAnswer(answerId, addTool)
    // A new tool is open, and has a name that stands for one.
    requestAnimationFrame(() => {
      const name = list.current?.querySelector<HTMLInputElement>('.tool:last-child .tool-fields input')
      name?.focus()
      name?.select()
    })
  }
  return (
    <section className="field-block" aria-label="Tools" ref={list}>
      <div className="label">
        Tools
        <Button look="ghost" className="label-button" onClick={add}>
          <Plus size={13} aria-hidden="true" /> Add tool
        </Button>
      </div>
      {tools.length > 0 && (
        <ul className={`tools ${hasError(findings) ? 'bad' : ''}`}>
          {tools.map((tool, index) => (
            <ToolItem
              key={items.keys[index]}
              items={items}
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
}
