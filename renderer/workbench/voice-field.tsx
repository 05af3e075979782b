import { useMemo } from 'react'
import { holdsTemplate } from '../../shared/answer-text.ts'
import { SearchField } from '../ui/search-field.tsx'
import { useVoices, type Voice } from './use-voices.ts'

interface VoiceFieldProps {
  readonly value: string
  readonly bad: boolean
  readonly onChange: (value: string) => void
}

/** The label without the id, which stands above it. */
const meaningOf = ({ id, label }: Voice): string => label.replace(id, '').replace(/^[\s·:,–-]+/, '')

/** The voice: chosen from those that the platform lists, or typed, because the list may not be complete. */
export const VoiceField = ({ value, bad, onChange }: VoiceFieldProps) => {
  const voices = useVoices()
  const options = useMemo(() => voices.map(v => ({ value: v.id, meaning: meaningOf(v) })), [voices])
  const unlisted =
    value !== '' && !holdsTemplate(value) && voices.length > 0 && !voices.some(v => v.id === value)
  return (
    <SearchField
      label="Voice"
      value={value}
      options={options}
      placeholder="id of a voice"
      show="Show voices"
      none="Not among the listed voices. It can still be used."
      bad={bad}
      holds={(voice, words) =>
        `${voice.value} ${voice.meaning}`.toLowerCase().includes(words.trim().toLowerCase())
      }
      onChange={onChange}
    >
      {unlisted && (
        <p className="finding warning">
          The platform does not list this voice. It can still be used if you know it is there.
        </p>
      )}
    </SearchField>
  )
}
