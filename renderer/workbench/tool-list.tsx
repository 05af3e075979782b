import { ChevronRight, Plus, Trash2, Wrench } from 'lucide-react'
import { useState } from 'react'
import { configKeys } from '../../shared/platforms/thunderphone/agent-config.ts'
import { editAnswer } from '../actions/edit-answer.ts'
import { appendTo, type SetIn } from '../document/answer-edits.ts'
import type { ToolFields } from '../document/read-answer.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'

interface ToolListProps {
  readonly answerId: string
  readonly tools: readonly ToolFields[]
  readonly bad: boolean
  readonly set: SetIn
}

const newTool = {
  type: 'function',
  function: { name: 'new_tool', description: '', parameters: { type: 'object', properties: {} } },
  endpoint: { url: 'https://' },
}

const isLocal = (url: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/i.test(url)

const Tool = ({
  tool,
  index,
  set,
  onRemove,
}: {
  tool: ToolFields
  index: number
  set: SetIn
  onRemove: () => void
}) => {
  const [open, setOpen] = useState(tool.name === newTool.function.name)
  const edit = (path: readonly string[]) => (value: string) => set(['tools', index, ...path], value)
  return (
    <li className="tool">
      <div className="tool-head">
        <button type="button" className="tool-open" aria-expanded={open} onClick={() => setOpen(!open)}>
          <ChevronRight size={13} aria-hidden="true" />
          <Wrench size={12} aria-hidden="true" />
          <span className="mono">{tool.name || 'unnamed'}</span>
          <span className="tool-url mono">→ {tool.url || 'no URL'}</span>
        </button>
        <Button look="ghost" className="square" aria-label={`Remove tool ${tool.name}`} onClick={onRemove}>
          <Trash2 size={13} aria-hidden="true" />
        </Button>
      </div>
      {open && (
        <div className="tool-fields">
          <TextField label="Name" mono value={tool.name} onChange={edit(['function', 'name'])} />
          <TextField
            label="Description"
            value={tool.description}
            onChange={edit(['function', 'description'])}
          />
          <TextField
            label="URL"
            mono
            value={tool.url}
            onChange={edit(['endpoint', 'url'])}
            hint={
              isLocal(tool.url) ? 'The platform cannot reach this address: it needs a public one.' : undefined
            }
          />
          <p className="hint">Parameters, method and headers are kept. Edit them in the JSON view.</p>
        </div>
      )}
    </li>
  )
}

/** The tools of the agent: name and URL in a line, the basics on demand. */
export const ToolList = ({ answerId, tools, bad, set }: ToolListProps) => {
  const add = (): void => editAnswer(answerId, text => appendTo(text, ['tools'], newTool, configKeys))
  const remove = (index: number): void => set(tools.length === 1 ? ['tools'] : ['tools', index], undefined)
  return (
    <section className="field-block" aria-label="Tools">
      <div className="label">
        Tools
        <Button look="ghost" className="label-button" onClick={add}>
          <Plus size={13} aria-hidden="true" /> Add tool
        </Button>
      </div>
      {tools.length > 0 && (
        <ul className={`tools ${bad ? 'bad' : ''}`}>
          {tools.map((tool, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: tools have no identity, names may be empty or repeat
            <Tool key={index} tool={tool} index={index} set={set} onRemove={() => remove(index)} />
          ))}
        </ul>
      )}
    </section>
  )
}
