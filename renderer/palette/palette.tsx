import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { CaptureSummary } from '../../shared/capture.ts'
import { callerLabel, eventLabel } from '../captures/capture-words.ts'
import { lookWords, verdictLook } from '../captures/verdict-look.ts'
import { clockTime } from '../format/times.ts'
import { focusView } from '../keyboard/view-focus.ts'
import { useEngine } from '../state/engine-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { openCapture, openPalette, showAllConnections, showConnection, useView } from '../state/view-store.ts'
import { Keys } from '../ui/keys.tsx'
import { layers } from '../ui/layers.ts'
import { type PaletteEntry, paletteEntries } from './palette-entries.ts'
import { rankEntries } from './rank-entries.ts'
import { noteRecent, recentIds } from './recent.ts'
import { useFoundCaptures } from './use-found-captures.ts'

const ofCapture = (capture: CaptureSummary): PaletteEntry => ({
  id: `capture ${capture.id}`,
  label: `${callerLabel(capture)} · ${eventLabel(capture)} · ${lookWords[verdictLook(capture)]}`,
  kind: `Capture of ${clockTime(capture.receivedAt)}`,
  keys: [],
  hindrance: null,
  recent: false,
  run: () => {
    if (capture.imported !== undefined) showAllConnections(true)
    else if (useView.getState().connectionId !== capture.connectionId) showConnection(capture.connectionId)
    openCapture(capture.id)
    focusView()
  },
})

/** The focus goes back to where it was before anything is done, so that what is done can move it. */
const choose = (entry: PaletteEntry): void => {
  if (entry.hindrance !== null) return
  if (entry.recent) noteRecent(entry.id)
  openPalette(false)
  requestAnimationFrame(() => requestAnimationFrame(() => entry.run()))
}

const Entry = ({ entry }: { entry: PaletteEntry }) => (
  <Autocomplete.Item
    value={entry}
    className="palette-entry"
    disabled={entry.hindrance !== null}
    onClick={() => choose(entry)}
  >
    <span className="palette-label">{entry.label}</span>
    <span className="palette-kind">{entry.hindrance ?? entry.kind}</span>
    {entry.hindrance === null && <Keys keys={entry.keys} />}
  </Autocomplete.Item>
)

/** Finds any command, answer, connection, saved filter or capture by a few letters of it, and does what is chosen. */
export const Palette = () => {
  const open = useView(v => v.paletteOpen)
  const answers = useEngine(e => e.answers)
  const connections = useEngine(e => e.connections)
  const preferences = useEngine(e => e.preferences)
  const shown = useShownConnection()
  const [typed, setTyped] = useState('')
  const [recent] = useState(recentIds)
  const captures = useFoundCaptures(typed)
  const entries = useMemo(
    () => [
      ...captures.map(ofCapture),
      ...rankEntries(paletteEntries({ answers, connections, preferences }, shown), typed, recent),
    ],
    [captures, answers, connections, preferences, shown, typed, recent],
  )
  return (
    <Dialog.Root open={open} onOpenChange={openPalette}>
      <Dialog.Portal container={layers}>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="palette" aria-label="Find a command or a capture">
          <Autocomplete.Root
            open
            inline
            items={entries}
            filter={null}
            value={typed}
            onValueChange={setTyped}
            itemToStringValue={entry => entry.label}
            autoHighlight="always"
            keepHighlight
          >
            <div className="palette-field">
              <Search size={15} aria-hidden="true" />
              <Autocomplete.Input
                className="palette-input"
                aria-label="Command, number, answer…"
                placeholder="Command, number, answer…"
                spellCheck={false}
              />
            </div>
            <Autocomplete.Empty>
              <p className="popup-empty">Nothing here is called that. Captures are found by number or id.</p>
            </Autocomplete.Empty>
            <Autocomplete.List className="palette-list" aria-label="What can be done">
              {(entry: PaletteEntry) => <Entry key={entry.id} entry={entry} />}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
