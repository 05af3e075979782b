import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown } from 'lucide-react'
import { layers } from '../ui/layers.ts'
import { ListField } from '../ui/list-field.tsx'
import type { MatcherOf, MatcherProps } from './matcher-props.ts'
import { nameList } from './value-lists.ts'

/** The ends that several event types share: `incoming` is `telephony.incoming` and `web.incoming`. */
const endsOf = (events: readonly string[]): readonly string[] => {
  const ends = events.map(event => event.slice(event.lastIndexOf('.') + 1))
  return [...new Set(ends.filter((end, i) => ends.indexOf(end) !== i))]
}

/** Event types, written or ticked in the platform's list. */
export const EventField = ({ matcher, events, problem, onChange }: MatcherProps<MatcherOf<'event'>>) => {
  const put = (is: readonly string[]): void => onChange({ match: 'event', is: [...is] })
  const ends = endsOf(events)
  const toggle = (name: string): void =>
    put(matcher.is.includes(name) ? matcher.is.filter(known => known !== name) : [...matcher.is, name])
  const item = (name: string, meaning: string) => (
    <Menu.CheckboxItem
      key={name}
      className="option"
      checked={matcher.is.includes(name)}
      closeOnClick={false}
      onCheckedChange={() => toggle(name)}
    >
      <Menu.CheckboxItemIndicator className="option-tick">
        <Check size={13} aria-hidden="true" />
      </Menu.CheckboxItemIndicator>
      <span className="option-label mono">{name}</span>
      {meaning && <span className="option-meaning">{meaning}</span>}
    </Menu.CheckboxItem>
  )
  return (
    <div className="field-and-button">
      <ListField
        label="Types, or how they end"
        values={matcher.is}
        {...nameList}
        placeholder="incoming"
        error={problem('is')}
        onChange={put}
      />
      <Menu.Root modal={false}>
        <Menu.Trigger className="button plain">
          Choose<span className="unseen"> event types</span> <ChevronDown size={13} aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal container={layers}>
          <Menu.Positioner className="layer" sideOffset={4} align="end">
            <Menu.Popup className="popup">
              <Menu.Group>
                <Menu.GroupLabel className="popup-title">Event types</Menu.GroupLabel>
                {ends.map(end => item(end, events.filter(event => event.endsWith(`.${end}`)).join(', ')))}
                {events.map(event => item(event, ''))}
              </Menu.Group>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}
