import { EyeOff } from 'lucide-react'
import { savePreferences } from '../actions/save-preferences.ts'
import { CardHead } from '../connections/card-head.tsx'
import { useEngine } from '../state/engine-store.ts'
import { Segmented } from '../ui/segmented.tsx'
import { SettingRow } from './setting-row.tsx'

/** For those who show their screen to others. */
export const SharingCard = () => {
  const masked = useEngine(e => e.preferences.masked)
  return (
    <section className="card" aria-label="Sharing the screen">
      <CardHead title="Sharing the screen" icon={<EyeOff size={16} aria-hidden="true" />} />
      <SettingRow
        name="Masking"
        meaning="Covers numbers, names and spoken words on the page. What is kept stays as it is."
      >
        <Segmented
          label="Masking"
          value={masked ? 'on' : 'off'}
          options={[
            { value: 'off', label: 'Off' },
            { value: 'on', label: 'On' },
          ]}
          onChange={value => void savePreferences({ masked: value === 'on' })}
        />
      </SettingRow>
    </section>
  )
}
