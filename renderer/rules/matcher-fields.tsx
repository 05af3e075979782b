import { Trash2 } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { ListField } from '../ui/list-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { EventField } from './event-field.tsx'
import type { MatcherOf, MatcherProps } from './matcher-props.ts'
import { NumberField } from './number-field.tsx'
import { matcherWords, matchKinds } from './rule-words.ts'
import { ShareFields } from './share-fields.tsx'
import { TimeFields } from './time-fields.tsx'
import { jsonList, lineList, nameList, numberList } from './value-lists.ts'

/** An empty list is no list: the matcher then does not look at it. */
const orNothing = <T,>(values: readonly T[]): { is?: T[] } => (values.length === 0 ? {} : { is: [...values] })

const Numbers = ({ matcher, problem, onChange }: MatcherProps<MatcherOf<'from'> | MatcherOf<'to'>>) => {
  const { is = [], prefix = [], match } = matcher
  const put = (change: { is?: readonly string[]; prefix?: readonly string[] }): void => {
    const next = { is, prefix, ...change }
    onChange({
      match,
      ...(next.is.length > 0 && { is: [...next.is] }),
      ...(next.prefix.length > 0 && { prefix: [...next.prefix] }),
    })
  }
  return (
    <div className="two number-list">
      <ListField
        label="is"
        values={is}
        {...numberList}
        placeholder="+1 415 555 0199, web"
        hint="web: a call from a widget"
        error={problem('is') ?? problem()}
        onChange={values => put({ is: values })}
      />
      <ListField
        label="or begins with"
        values={prefix}
        {...numberList}
        placeholder="+1415, +44"
        error={problem('prefix')}
        onChange={values => put({ prefix: values })}
      />
    </div>
  )
}

const Named = ({ matcher, problem, onChange }: MatcherProps<MatcherOf<'query'> | MatcherOf<'header'>>) => (
  <div className="two">
    <TextField
      label="Name"
      mono
      value={matcher.name}
      placeholder={matcher.match === 'query' ? 'customer_id' : 'x-forwarded-for'}
      bad={problem('name') !== undefined}
      hint={problem('name') && <span className="c-rejected">{problem('name')}</span>}
      onChange={name => onChange({ ...matcher, name })}
    />
    <ListField
      label="is one of"
      values={matcher.is ?? []}
      {...lineList}
      placeholder="anything"
      hint="one on a line; none: it only has to be there"
      error={problem('is')}
      onChange={values => onChange({ match: matcher.match, name: matcher.name, ...orNothing(values) })}
    />
  </div>
)

const Body = ({ matcher, problem, onChange }: MatcherProps<MatcherOf<'body'>>) => (
  <div className="two">
    <TextField
      label="JSON path"
      mono
      value={matcher.path}
      bad={problem('path') !== undefined}
      hint={problem('path') ? <span className="c-rejected">{problem('path')}</span> : '$.data.items[0].name'}
      onChange={path => onChange({ ...matcher, path })}
    />
    <ListField
      label="is one of"
      values={matcher.is ?? []}
      {...jsonList}
      placeholder="anything"
      hint="one on a line; none: it only has to be there"
      error={problem('is')}
      onChange={values => onChange({ match: 'body', path: matcher.path, ...orNothing(values) })}
    />
  </div>
)

const fieldsOf = (props: MatcherProps) => {
  const { matcher, problem, onChange } = props
  switch (matcher.match) {
    case 'event':
      return <EventField {...props} matcher={matcher} />
    case 'from':
    case 'to':
      return <Numbers {...props} matcher={matcher} />
    case 'query':
    case 'header':
      return <Named {...props} matcher={matcher} />
    case 'body':
      return <Body {...props} matcher={matcher} />
    case 'time':
      return <TimeFields {...props} matcher={matcher} />
    case 'share':
      return <ShareFields {...props} matcher={matcher} />
    case 'every':
      return (
        <NumberField
          label="Every how many calls"
          value={matcher.nth}
          min={2}
          max={1_000_000}
          hint="counted among those that the other conditions take, since the engine started"
          error={problem('nth')}
          onChange={nth => onChange({ match: 'every', nth })}
        />
      )
    case 'tool':
      return (
        <ListField
          label="Names"
          values={matcher.is}
          {...nameList}
          placeholder="lookup_order"
          error={problem('is')}
          onChange={is => onChange({ match: 'tool', is: [...is] })}
        />
      )
  }
}

/** One condition: its kind, its fields, what is wrong with them, and a way to be rid of it. */
export const MatcherFields = ({ onRemove, ...props }: MatcherProps & { onRemove: () => void }) => {
  const [label] = matchKinds[props.matcher.match]
  return (
    <li className="matcher">
      <fieldset aria-label={`Condition: ${matcherWords(props.matcher)}`}>
        <div className="matcher-head">
          <b>{label}</b>
          <Button
            look="ghost"
            className="square"
            aria-label={`Remove condition: ${matcherWords(props.matcher)}`}
            onClick={onRemove}
          >
            <Trash2 size={13} aria-hidden="true" />
          </Button>
        </div>
        {fieldsOf(props)}
      </fieldset>
    </li>
  )
}
