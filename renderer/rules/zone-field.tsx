import { Autocomplete } from '@base-ui/react/autocomplete'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { layers } from '../ui/layers.ts'

const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC')]

/** As many as can be looked through; typing finds the others. */
const most = 60

const holds = (zone: string, words: string): boolean =>
  zone.toLowerCase().replaceAll('_', ' ').includes(words.trim().toLowerCase().replaceAll('_', ' '))

interface ZoneFieldProps {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (zone: string) => void
}

/** A time zone, found by typing a part of its name. */
export const ZoneField = ({ value, error, onChange }: ZoneFieldProps) => {
  const [typed, setTyped] = useState(false)
  return (
    <div className="field-block">
      <Autocomplete.Root
        items={zones}
        value={value}
        limit={most}
        filter={(zone, words) => !typed || holds(zone, words)}
        openOnInputClick
        onValueChange={(next, details) => {
          setTyped(details.reason === 'input-change')
          onChange(next)
        }}
        onOpenChange={open => {
          if (!open) setTyped(false)
        }}
      >
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the input inside is the control */}
        <label className="label">
          Time zone
          <Autocomplete.InputGroup className={`field combo ${error ? 'bad' : ''}`}>
            <Autocomplete.Input className="combo-input" placeholder="Europe/Berlin" spellCheck={false} />
            <Autocomplete.Trigger className="combo-open" aria-label="Show time zones">
              <ChevronDown size={14} aria-hidden="true" />
            </Autocomplete.Trigger>
          </Autocomplete.InputGroup>
        </label>
        <Autocomplete.Portal container={layers}>
          <Autocomplete.Positioner className="layer" sideOffset={4}>
            <Autocomplete.Popup className="popup choices">
              <Autocomplete.Empty>
                <p className="popup-empty">No time zone has this in its name.</p>
              </Autocomplete.Empty>
              <Autocomplete.List>
                {(zone: string) => (
                  <Autocomplete.Item key={zone} value={zone} className="option no-tick">
                    <span className="option-label">{zone}</span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      {error && <p className="finding error">{error}</p>}
    </div>
  )
}
