import { Menu } from '@base-ui/react/menu'
import { Plus } from 'lucide-react'
import { useRef } from 'react'
import type { MatchKind } from '../../shared/rules/rule.ts'
import { layers } from '../ui/layers.ts'
import { matchKinds } from './rule-words.ts'

const kinds = Object.keys(matchKinds) as MatchKind[]

/** The first field of the condition that was added last. */
const newestField = (trigger: HTMLElement | null): HTMLElement | null =>
  trigger
    ?.closest('section')
    ?.querySelector<HTMLElement>('.matchers > li:last-child :is(input, textarea, .choice)') ?? null

/** What a rule can look at. Choosing leads into the fields of it. */
export const AddCondition = ({ onAdd }: { onAdd: (kind: MatchKind) => void }) => {
  const trigger = useRef<HTMLButtonElement>(null)
  const added = useRef(false)
  const add = (kind: MatchKind): void => {
    added.current = true
    onAdd(kind)
  }
  const whereTo = (): HTMLElement | true => {
    const field = added.current ? newestField(trigger.current) : null
    added.current = false
    return field ?? true
  }
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger ref={trigger} className="button plain">
        <Plus size={13} aria-hidden="true" /> Add condition
      </Menu.Trigger>
      <Menu.Portal container={layers}>
        <Menu.Positioner className="layer" sideOffset={4} align="start">
          <Menu.Popup className="popup" finalFocus={whereTo}>
            <Menu.Group>
              <Menu.GroupLabel className="popup-title">All conditions have to hold</Menu.GroupLabel>
              {kinds.map(kind => (
                <Menu.Item key={kind} className="option no-tick" onClick={() => add(kind)}>
                  <span className="option-label">{matchKinds[kind][0]}</span>
                  <span className="option-meaning">{matchKinds[kind][1]}</span>
                </Menu.Item>
              ))}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
