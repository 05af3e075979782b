import { Dialog } from '@base-ui/react/dialog'
import { Trash2, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { SavedFilter } from '../../shared/preferences.ts'
import { deleteFilter, renameFilter, saveFilter } from '../actions/saved-filters.ts'
import { shownFilter } from '../engine/masking.ts'
import { useEngine } from '../state/engine-store.ts'
import { setFilter } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { layers } from '../ui/layers.ts'
import { TextField } from '../ui/text-field.tsx'

/** The same as in the contract. */
const longestName = 60

const NewFilter = ({ filter, onSaved }: { filter: string; onSaved: () => void }) => {
  const [name, setName] = useState('')
  const taken = useEngine(e => e.preferences.savedFilters.some(s => s.name === name.trim()))
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name.trim() !== '' && (await saveFilter(name.trim(), filter))) onSaved()
  }
  return (
    <form className="saved-new" onSubmit={save}>
      <p className="saved-text mono">{shownFilter(filter)}</p>
      <TextField
        label="Name for this filter"
        value={name}
        maxLength={longestName}
        autoFocus
        onChange={setName}
      />
      <Button type="submit" look="primary" disabled={name.trim() === ''}>
        {taken ? 'Replace' : 'Save'}
      </Button>
    </form>
  )
}

const SavedRow = ({ saved, onUse }: { saved: SavedFilter; onUse: () => void }) => {
  const [name, setName] = useState(saved.name)
  const rename = async (): Promise<void> => {
    const next = name.trim()
    if (next === saved.name) return
    if (next === '' || !(await renameFilter(saved.name, next))) setName(saved.name)
  }
  return (
    <li>
      <input
        className="field"
        aria-label={`Name of ${saved.name}`}
        value={name}
        maxLength={longestName}
        spellCheck={false}
        onChange={event => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={event => {
          if (event.key === 'Enter') void rename()
        }}
      />
      <span className="saved-text mono" title={shownFilter(saved.filter)}>
        {shownFilter(saved.filter)}
      </span>
      <Button onClick={onUse} aria-label={`Use ${saved.name}`}>
        Use
      </Button>
      <Button
        look="ghost"
        className="square"
        aria-label={`Delete ${saved.name}`}
        onClick={() => void deleteFilter(saved.name)}
      >
        <Trash2 size={14} aria-hidden="true" />
      </Button>
    </li>
  )
}

interface SheetProps {
  /** The one to be saved; null when there is none. */
  readonly filter: string | null
  readonly onClose: () => void
}

/** Saves a filter under a name; renames, uses and deletes those that were saved. */
export const SavedFiltersSheet = ({ filter, onClose }: SheetProps) => {
  const saved = useEngine(e => e.preferences.savedFilters)
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal container={layers}>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="sheet saved-sheet">
          <div className="sheet-head">
            <Dialog.Title className="sheet-title">Saved filters</Dialog.Title>
            <Dialog.Close className="button ghost square" aria-label="Close">
              <X size={15} aria-hidden="true" />
            </Dialog.Close>
          </div>
          {filter !== null && <NewFilter filter={filter} onSaved={onClose} />}
          <ul className="saved-list">
            {saved.map(one => (
              <SavedRow
                key={one.name}
                saved={one}
                onUse={() => {
                  setFilter(one.filter)
                  onClose()
                }}
              />
            ))}
          </ul>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
