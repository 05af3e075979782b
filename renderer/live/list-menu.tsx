import { Menu } from '@base-ui/react/menu'
import { Check, EllipsisVertical } from 'lucide-react'
import { clearCaptures, undoClear } from '../actions/keep-captures.ts'
import { ask } from '../engine/ask.ts'
import { count } from '../format/numbers.ts'
import { openImport } from '../import/import-store.ts'
import { useCleared } from '../state/cleared-store.ts'
import { useEngine } from '../state/engine-store.ts'
import { showError } from '../state/notes-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { showAllConnections, useView } from '../state/view-store.ts'
import { layers } from '../ui/layers.ts'

interface ChoiceProps {
  readonly title: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onPick: (value: string) => void
}

const Choice = ({ title, value, options, onPick }: ChoiceProps) => (
  <Menu.RadioGroup value={value} onValueChange={onPick}>
    <Menu.GroupLabel className="popup-title">{title}</Menu.GroupLabel>
    {options.map(([option, label]) => (
      <Menu.RadioItem key={option} value={option} className="option" closeOnClick>
        <Menu.RadioItemIndicator className="option-tick">
          <Check size={13} aria-hidden="true" />
        </Menu.RadioItemIndicator>
        <span className="option-label">{label}</span>
      </Menu.RadioItem>
    ))}
  </Menu.RadioGroup>
)

const saveEnd = (newestAt: string): void => {
  ask('preferences.save', { newestAt: newestAt === 'bottom' ? 'bottom' : 'top' }).catch(showError)
}

/** What the list is of, which way round it goes, and clearing it. */
export const ListMenu = () => {
  const all = useView(v => v.allConnections)
  const name = useShownConnection()?.name ?? 'this connection'
  const newestAt = useEngine(e => e.preferences.newestAt)
  const cleared = useCleared(c => c.cleared.at(-1))
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        render={
          <button type="button" className="button ghost square" aria-label="More for this list">
            <EllipsisVertical size={15} aria-hidden="true" />
          </button>
        }
      />
      <Menu.Portal container={layers}>
        <Menu.Positioner className="layer" sideOffset={4} align="end">
          <Menu.Popup className="popup">
            <Choice
              title="Captures of"
              value={all ? 'all' : 'one'}
              options={[
                ['one', name],
                ['all', 'All connections'],
              ]}
              onPick={value => showAllConnections(value === 'all')}
            />
            <Choice
              title="Newest"
              value={newestAt}
              options={[
                ['top', 'At the top'],
                ['bottom', 'At the bottom'],
              ]}
              onPick={saveEnd}
            />
            <Menu.Separator className="popup-line" />
            <Menu.Item className="option" onClick={() => openImport()}>
              <span className="option-label">Import captures…</span>
            </Menu.Item>
            <Menu.Item className="option" onClick={() => void clearCaptures()}>
              <span className="option-label">
                {all ? 'Clear all captures' : `Clear the captures of ${name}`}
              </span>
            </Menu.Item>
            {cleared && (
              <Menu.Item className="option" onClick={() => void undoClear()}>
                <span className="option-label">Bring back {count(cleared.captures, 'capture')}</span>
              </Menu.Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
