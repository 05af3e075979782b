import type { Finding } from '../../shared/finding.ts'
import type { SetIn } from '../document/answer-edits.ts'
import { headerLines, readHeaderLines, readJson } from '../document/header-lines.ts'
import type { ToolFields as Fields } from '../document/read-answer.ts'
import { TextField } from '../ui/text-field.tsx'
import { TypedArea } from '../ui/typed-area.tsx'
import { FieldFindings, findingsIn, hasError } from './field-findings.tsx'

interface ToolFieldsProps {
  readonly answerId: string
  readonly text: string
  readonly tool: Fields
  readonly index: number
  readonly findings: readonly Finding[]
  readonly set: SetIn
}

/** Places in a tool that have a field. */
export const toolPlaces = [
  ['function', 'name'],
  ['function', 'description'],
  ['endpoint', 'url'],
  ['endpoint', 'method'],
  ['endpoint', 'headers'],
  ['function', 'parameters'],
] as const

type Place = (typeof toolPlaces)[number]

const writeJson = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value, null, 2))

/** Everything that a tool is documented to have. Other keys in it are kept. */
export const ToolFields = ({ answerId, text, tool, index, findings, set }: ToolFieldsProps) => {
  const at = (place: Place) => findingsIn(findings, ['tools', index, ...place])
  const bad = (place: Place): boolean => hasError(at(place))
  const marks = (place: Place) => <FieldFindings answerId={answerId} text={text} findings={at(place)} />
  const edit = (place: Place) => (value: unknown) => set(['tools', index, ...place], value)
  const orNothing = (place: Place) => (value: string) => edit(place)(value === '' ? undefined : value)
  return (
    <div className="tool-fields">
      <div>
        <TextField
          label="Name"
          mono
          value={tool.name}
          bad={bad(['function', 'name'])}
          onChange={edit(['function', 'name'])}
        />
        {marks(['function', 'name'])}
      </div>
      <div>
        <TextField
          label="Description"
          value={tool.description}
          bad={bad(['function', 'description'])}
          placeholder="when to use it and what it does"
          spellCheck
          onChange={orNothing(['function', 'description'])}
        />
        {marks(['function', 'description'])}
      </div>
      <div className="tool-endpoint">
        <TextField
          label="Method"
          mono
          value={tool.method}
          bad={bad(['endpoint', 'method'])}
          placeholder="POST"
          onChange={orNothing(['endpoint', 'method'])}
        />
        <TextField
          label="URL"
          mono
          value={tool.url}
          bad={bad(['endpoint', 'url'])}
          onChange={edit(['endpoint', 'url'])}
        />
      </div>
      <div>
        {marks(['endpoint', 'method'])}
        {marks(['endpoint', 'url'])}
      </div>
      <TypedArea
        label="Headers"
        value={tool.headers}
        write={headerLines}
        read={readHeaderLines}
        bad={bad(['endpoint', 'headers'])}
        placeholder="Name: value, one a line"
        onChange={edit(['endpoint', 'headers'])}
      >
        {marks(['endpoint', 'headers'])}
      </TypedArea>
      <TypedArea
        label="Parameters, as JSON Schema"
        value={tool.parameters}
        write={writeJson}
        read={readJson}
        bad={bad(['function', 'parameters'])}
        placeholder='{ "type": "object", "properties": {} }'
        onChange={edit(['function', 'parameters'])}
      >
        {marks(['function', 'parameters'])}
      </TypedArea>
    </div>
  )
}
