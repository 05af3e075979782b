import { RotateCcw, X } from 'lucide-react'
import { useState } from 'react'
import { saveKeys } from '../actions/save-preferences.ts'
import type { Command } from '../keyboard/command.ts'
import { commands } from '../keyboard/commands.ts'
import { type KeyChoice, keysOf, takenBy } from '../keyboard/key-choice.ts'
import { saidKeys } from '../keyboard/press.ts'
import { Button } from '../ui/button.tsx'
import { Keys } from '../ui/keys.tsx'
import type { RovingCell } from '../ui/use-roving.ts'
import { usePressedKeys } from './use-pressed-keys.ts'

interface KeyRowProps {
  readonly command: Command
  readonly choice: KeyChoice
  /** The next keys are for this command. */
  readonly pressing: boolean
  readonly cell: RovingCell
  readonly onPressing: (on: boolean) => void
}

interface Conflict {
  readonly keys: string
  readonly others: readonly Command[]
}

/** One command: what it is called, its keys, and other keys for it. */
export const KeyRow = ({ command, choice, pressing, cell, onPressing }: KeyRowProps) => {
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const ways = keysOf(command, choice)
  const { id, label } = command
  const isChanged = Object.hasOwn(choice.keys, id)
  const half = usePressedKeys(pressing, keys => {
    onPressing(false)
    if (keys === null) return
    const others = takenBy(commands, id, keys, choice)
    if (others.length === 0) void saveKeys({ [id]: keys })
    else setConflict({ keys, others })
  })
  const start = (): void => {
    setConflict(null)
    onPressing(true)
  }
  // What the other has because everybody expects it there cannot be taken away.
  const canTake = conflict?.others.every(other => !other.also?.includes(conflict.keys))
  const take = (): void => {
    if (!conflict) return
    setConflict(null)
    void saveKeys({ [id]: conflict.keys, ...Object.fromEntries(conflict.others.map(o => [o.id, null])) })
  }
  return (
    <li className="key-row" data-row={id}>
      <span>{label}</span>
      <Button
        look="ghost"
        className={`key-change ${pressing ? 'pressing' : ''}`}
        onClick={start}
        {...cell(id, 0)}
      >
        <span className="unseen">
          {label}: {ways.length === 0 ? 'no keys' : saidKeys(ways)}. Press new keys.
        </span>
        {pressing ? (
          <span>{half === null ? 'Press the new keys…' : `${half}, and then…`}</span>
        ) : ways.length === 0 ? (
          <span className="faint">none</span>
        ) : (
          <Keys keys={ways} />
        )}
      </Button>
      {ways.length > (command.also?.length ?? 0) && (
        <Button
          look="ghost"
          className="square"
          aria-label={`Switch off the keys of ${label}`}
          tip="Switch off"
          onClick={() => void saveKeys({ [id]: null })}
          {...cell(id, 1)}
        >
          <X size={13} aria-hidden="true" />
        </Button>
      )}
      {isChanged && (
        <Button
          look="ghost"
          className="square key-reset"
          aria-label={`Reset the keys of ${label}`}
          tip="Reset"
          onClick={() => void saveKeys({ [id]: undefined })}
          {...cell(id, 2)}
        >
          <RotateCcw size={13} aria-hidden="true" />
        </Button>
      )}
      {pressing && (
        <span className="key-note" role="status">
          Esc lets it be.
        </span>
      )}
      {conflict && (
        <div className="key-note" role="alert">
          <span>
            <b>{saidKeys([conflict.keys])}</b> belongs to “{conflict.others.map(o => o.label).join('”, “')}”.
          </span>
          {canTake && (
            <Button onClick={take} {...cell(id, 3)}>
              Take it from there
            </Button>
          )}
          <Button look="ghost" onClick={() => setConflict(null)} {...cell(id, 4)}>
            Leave it
          </Button>
        </div>
      )}
    </li>
  )
}
