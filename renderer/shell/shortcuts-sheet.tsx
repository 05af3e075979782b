import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { KeyRow } from '../keyboard/command.ts'
import { keyRows } from '../keyboard/commands.ts'
import { focusSoon, places } from '../keyboard/focus.ts'
import { keysOf } from '../keyboard/key-choice.ts'
import { saidKeys } from '../keyboard/press.ts'
import { useEngine } from '../state/engine-store.ts'
import { openShortcuts, showView, useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Keys } from '../ui/keys.tsx'
import { layers } from '../ui/layers.ts'

const groups: readonly KeyRow['group'][] = [
  'Captures',
  'Payload',
  'Answer',
  'List of answers',
  'JSON editor',
  'Rules',
  'Breakpoint',
  'Practice',
  'Page',
]

/** All keys on one sheet. */
export const ShortcutsSheet = () => {
  const open = useView(v => v.shortcutsOpen)
  const choice = useEngine(e => e.preferences)
  return (
    <Dialog.Root open={open} onOpenChange={openShortcuts}>
      <Dialog.Portal container={layers}>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="sheet">
          <div className="sheet-head">
            <Dialog.Title className="sheet-title">Keyboard shortcuts</Dialog.Title>
            <Dialog.Close className="button ghost square" aria-label="Close">
              <X size={15} aria-hidden="true" />
            </Dialog.Close>
          </div>
          <div className="sheet-groups">
            {groups.map(group => (
              <section key={group}>
                <h3>{group}</h3>
                <dl>
                  {keyRows
                    .filter(c => c.group === group)
                    .map(c => ({ ...c, keys: keysOf(c, choice) }))
                    .map(c => (
                      <div key={c.id}>
                        <dt>{c.label}</dt>
                        <dd>
                          <span className="unseen">{c.keys.length > 0 ? saidKeys(c.keys) : 'no keys'}</span>
                          <Keys keys={c.keys} />
                        </dd>
                      </div>
                    ))}
                </dl>
              </section>
            ))}
          </div>
          <div className="sheet-foot">
            <p className="hint">
              {choice.letterKeys
                ? 'Single letters rest while you write in a field.'
                : 'Single letters are switched off.'}
            </p>
            <Button
              look="ghost"
              onClick={() => {
                openShortcuts(false)
                showView('settings')
                focusSoon(places.keys)
              }}
            >
              Change keys
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
