import {
  ChevronRight,
  CircleAlert,
  Copy,
  MoveDown,
  MoveUp,
  Trash2,
  TriangleAlert,
  Wrench,
} from 'lucide-react'
import { useState } from 'react'
import type { Finding } from '../../shared/finding.ts'
import { newTool } from '../../shared/platforms/thunderphone/agent-config.ts'
import { editAnswer } from '../actions/edit-answer.ts'
import type { SetIn } from '../document/answer-edits.ts'
import type { ToolFields as Fields } from '../document/read-answer.ts'
import { duplicateTool, moveTool, removeTool } from '../document/tool-edits.ts'
import { count } from '../format/numbers.ts'
import { Button } from '../ui/button.tsx'
import { FieldFindings, findingsIn, hasError } from './field-findings.tsx'
import { ToolFields, toolPlaces } from './tool-fields.tsx'

interface ToolItemProps {
  readonly answerId: string
  readonly text: string
  readonly tool: Fields
  readonly index: number
  readonly last: boolean
  readonly findings: readonly Finding[]
  readonly set: SetIn
}

const Mark = ({ findings }: { findings: readonly Finding[] }) => {
  if (findings.length === 0) return null
  const bad = hasError(findings)
  const Icon = bad ? CircleAlert : TriangleAlert
  return (
    <span className={bad ? 'c-rejected' : 'c-fallback'}>
      <Icon size={13} role="img" aria-label={count(findings.length, bad ? 'problem' : 'warning')} />
    </span>
  )
}

/** One tool: name and URL in a line, everything else on demand, and what is wrong with it at its place. */
export const ToolItem = ({ answerId, text, tool, index, last, findings, set }: ToolItemProps) => {
  const [open, setOpen] = useState(tool.name.startsWith(newTool.function.name))
  const edit = (change: (text: string) => string) => () => editAnswer(answerId, change)
  const inFields = new Set(toolPlaces.flatMap(place => findingsIn(findings, ['tools', index, ...place])))
  const others = findings.filter(finding => !open || !inFields.has(finding))
  const called = tool.name || `${index + 1}`
  return (
    <li className="tool">
      <div className="tool-head">
        <button type="button" className="tool-open" aria-expanded={open} onClick={() => setOpen(!open)}>
          <ChevronRight size={13} aria-hidden="true" />
          <Wrench size={12} aria-hidden="true" />
          <span className="mono">{tool.name || 'unnamed'}</span>
          <span className="tool-url mono">→ {tool.url || 'no URL'}</span>
          <Mark findings={findings} />
        </button>
        <Button
          look="ghost"
          className="square"
          aria-label={`Move tool ${called} up`}
          disabled={index === 0}
          onClick={edit(moveTool(index, -1))}
        >
          <MoveUp size={13} aria-hidden="true" />
        </Button>
        <Button
          look="ghost"
          className="square"
          aria-label={`Move tool ${called} down`}
          disabled={last}
          onClick={edit(moveTool(index, 1))}
        >
          <MoveDown size={13} aria-hidden="true" />
        </Button>
        <Button
          look="ghost"
          className="square"
          aria-label={`Duplicate tool ${called}`}
          onClick={edit(duplicateTool(index))}
        >
          <Copy size={13} aria-hidden="true" />
        </Button>
        <Button
          look="ghost"
          className="square"
          aria-label={`Remove tool ${called}`}
          onClick={edit(removeTool(index))}
        >
          <Trash2 size={13} aria-hidden="true" />
        </Button>
      </div>
      {others.length > 0 && (
        <div className="tool-marks">
          <FieldFindings answerId={answerId} text={text} findings={others} />
        </div>
      )}
      {open && (
        <ToolFields answerId={answerId} text={text} tool={tool} index={index} findings={findings} set={set} />
      )}
    </li>
  )
}
