import { Menu } from '@base-ui/react/menu'
import { Download, Ellipsis, FileUp, Plus, Split } from 'lucide-react'
import { useRef } from 'react'
import { addRule } from '../actions/edit-rules.ts'
import { experimentPlace, openSplit } from '../actions/split-calls.ts'
import { useRules } from '../state/rules-store.ts'
import { Button } from '../ui/button.tsx'
import { layers } from '../ui/layers.ts'
import { exportRulesFile, importRulesFile } from './rules-file-acts.ts'
import type { EditedRules } from './use-edited-rules.ts'

interface ItemProps {
  readonly Icon: typeof Plus
  readonly label: string
  readonly meaning: string
  readonly disabled?: boolean
  readonly onClick: () => void
}

const Item = ({ Icon, label, meaning, disabled = false, onClick }: ItemProps) => (
  <Menu.Item className="option" disabled={disabled} onClick={onClick}>
    <span className="option-tick">
      <Icon size={13} aria-hidden="true" />
    </span>
    <span className="option-label">{label}</span>
    <span className="option-meaning">{meaning}</span>
  </Menu.Item>
)

/** Whose rules these are, and what can be done with all of them. */
export const RulesHead = ({ edited }: { edited: EditedRules }) => {
  const { connection, readOnly, rules } = edited
  const file = useRef<HTMLInputElement>(null)
  return (
    <header className="rules-head">
      <h1>Rules</h1>
      <span className="grow" />
      {!readOnly && (
        <Button onClick={() => addRule(connection.id)}>
          <Plus size={14} aria-hidden="true" /> Add rule
        </Button>
      )}
      <Menu.Root modal={false}>
        <Menu.Trigger className="button ghost square" aria-label="More for these rules">
          <Ellipsis size={15} aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal container={layers}>
          <Menu.Positioner className="layer" sideOffset={4} align="end">
            <Menu.Popup
              className="popup"
              finalFocus={() => document.getElementById(experimentPlace) ?? !useRules.getState().splitting}
            >
              <Item
                Icon={Split}
                label="Split calls…"
                meaning="an A/B test: several answers, each for a share"
                disabled={readOnly}
                onClick={openSplit}
              />
              <Item
                Icon={FileUp}
                label="Import…"
                meaning="a JSON file in place of these rules"
                disabled={readOnly}
                onClick={() => file.current?.click()}
              />
              <Item
                Icon={Download}
                label="Export"
                meaning="a JSON file, also for --rules"
                disabled={rules.length === 0}
                onClick={() => exportRulesFile(edited)}
              />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        aria-label="Rules file to import"
        hidden
        onChange={event => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void importRulesFile(edited, chosen)
        }}
      />
    </header>
  )
}
