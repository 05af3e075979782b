import { Keyboard } from 'lucide-react'
import { useState } from 'react'
import { saveKeys, savePreferences } from '../actions/save-preferences.ts'
import { CardHead } from '../connections/card-head.tsx'
import type { Command } from '../keyboard/command.ts'
import { commands } from '../keyboard/commands.ts'
import { places } from '../keyboard/focus.ts'
import { useEngine } from '../state/engine-store.ts'
import { Button } from '../ui/button.tsx'
import { useRoving } from '../ui/use-roving.ts'
import { KeyRow } from './key-row.tsx'

/** Those that can be changed: what has only keys that everybody expects cannot. */
const changeable: readonly Command[] = (commands as readonly Command[]).filter(
  command => command.keys.length > 0 || command.when === undefined,
)
const groups = [...new Set(changeable.map(command => command.group))]

/** Every command with its keys, which can be others. */
export const KeysCard = () => {
  const choice = useEngine(e => e.preferences)
  const [pressing, setPressing] = useState<string | null>(null)
  const roving = useRoving(changeable.map(command => command.id))
  const changed = Object.keys(choice.keys).filter(id => changeable.some(command => command.id === id))
  return (
    <section className="card" aria-label="Keys" id={places.keys} tabIndex={-1}>
      <CardHead title="Keys" icon={<Keyboard size={16} aria-hidden="true" />} />
      <div className="checks one-column">
        <label>
          <input
            type="checkbox"
            checked={choice.letterKeys}
            onChange={event => void savePreferences({ letterKeys: event.target.checked })}
          />
          Single letters do things while nobody writes
        </label>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the controls in it have the focus; it moves it among them */}
      <div className="key-groups" onKeyDown={roving.onKeyDown}>
        {groups.map(group => (
          <section key={group} aria-label={`Keys: ${group}`}>
            <h3>{group}</h3>
            <ul>
              {changeable
                .filter(command => command.group === group)
                .map(command => (
                  <KeyRow
                    key={command.id}
                    command={command}
                    choice={choice}
                    pressing={pressing === command.id}
                    cell={roving.cell}
                    onPressing={on => setPressing(on ? command.id : null)}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="card-acts">
        <Button
          disabled={changed.length === 0}
          onClick={() => void saveKeys(Object.fromEntries(changed.map(id => [id, undefined])))}
        >
          Reset all keys
        </Button>
      </div>
    </section>
  )
}
