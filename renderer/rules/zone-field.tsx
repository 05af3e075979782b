import { SearchField, type SearchOption } from '../ui/search-field.tsx'

const zones: readonly SearchOption[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC'),
].map(value => ({ value }))

const plain = (text: string): string => text.trim().toLowerCase().replaceAll('_', ' ')

interface ZoneFieldProps {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (zone: string) => void
}

/** A time zone, found by typing a part of its name. */
export const ZoneField = ({ value, error, onChange }: ZoneFieldProps) => (
  <SearchField
    label="Time zone"
    value={value}
    options={zones}
    placeholder="Europe/Berlin"
    show="Show time zones"
    none="No time zone has this in its name."
    bad={error !== undefined}
    holds={(zone, words) => plain(zone.value).includes(plain(words))}
    onChange={onChange}
  >
    {error && <p className="finding error">{error}</p>}
  </SearchField>
)
