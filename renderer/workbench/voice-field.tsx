import { Autocomplete } from '@base-ui/react/autocomplete'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { holdsTemplate } from '../../shared/answer-text.ts'
import { layers } from '../ui/layers.ts'
import { useVoices, type Voice } from './use-voices.ts'

interface VoiceFieldProps {
  readonly value: string
  readonly bad: boolean
  readonly onChange: (value: string) => void
}

const holds = (voice: Voice, words: string): boolean =>
  `${voice.id} ${voice.label}`.toLowerCase().includes(words.trim().toLowerCase())

/** The label without the id, which stands above it. */
const meaningOf = ({ id, label }: Voice): string => label.replace(id, '').replace(/^[\s·:,–-]+/, '')

/** The voice: chosen from those that the platform lists, or typed, because the list may not be complete. */
export const VoiceField = ({ value, bad, onChange }: VoiceFieldProps) => {
  const voices = useVoices()
  // Opening the list of a field that is filled already shows all voices, not only the one in it.
  const [typed, setTyped] = useState(false)
  const unlisted =
    value !== '' && !holdsTemplate(value) && voices.length > 0 && !voices.some(v => v.id === value)
  return (
    <div className="field-block">
      <Autocomplete.Root
        items={voices}
        value={value}
        itemToStringValue={voice => voice.id}
        filter={(voice, words) => !typed || holds(voice, words)}
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
          Voice
          <Autocomplete.InputGroup className={`field combo ${bad ? 'bad' : ''}`}>
            <Autocomplete.Input className="combo-input" placeholder="id of a voice" spellCheck={false} />
            <Autocomplete.Trigger
              className="combo-open"
              aria-label="Show voices"
              disabled={voices.length === 0}
            >
              <ChevronDown size={14} aria-hidden="true" />
            </Autocomplete.Trigger>
          </Autocomplete.InputGroup>
        </label>
        <Autocomplete.Portal container={layers}>
          <Autocomplete.Positioner className="layer" sideOffset={4}>
            <Autocomplete.Popup className="popup choices">
              <Autocomplete.Empty>
                <p className="popup-empty">Not among the listed voices. It can still be used.</p>
              </Autocomplete.Empty>
              <Autocomplete.List>
                {(voice: Voice) => (
                  <Autocomplete.Item key={voice.id} value={voice} className="option no-tick">
                    <span className="option-label">{voice.id}</span>
                    {meaningOf(voice) && <span className="option-meaning">{meaningOf(voice)}</span>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      {unlisted && (
        <p className="finding warning">
          The platform does not list this voice. It can still be used if you know it is there.
        </p>
      )}
    </div>
  )
}
