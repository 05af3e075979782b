import { Menu } from '@base-ui/react/menu'
import { Plus } from 'lucide-react'
import type { MatchKind } from '../../shared/rules/rule.ts'
import { layers } from '../ui/layers.ts'
import { matchKinds } from './rule-words.ts'

const kinds = Object.keys(matchKinds) as MatchKind[]

/** What a rule can look at. */
export const AddCondition = ({ onAdd }: { onAdd: (kind: MatchKind) => void }) => (
  <Menu.Root modal={false}>
    <Menu.Trigger className="button plain">
      <Plus size={13} aria-hidden="true" /> Add condition
    </Menu.Trigger>
    <Menu.Portal container={layers}>
      <Menu.Positioner className="layer" sideOffset={4} align="start">
        <Menu.Popup className="popup">
          <Menu.Group>
            <Menu.GroupLabel className="popup-title">All conditions have to hold</Menu.GroupLabel>
            {kinds.map(kind => (
              <Menu.Item key={kind} className="option no-tick" onClick={() => onAdd(kind)}>
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
