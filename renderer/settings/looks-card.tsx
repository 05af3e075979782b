import { Palette } from 'lucide-react'
import { savePreferences } from '../actions/save-preferences.ts'
import { CardHead } from '../connections/card-head.tsx'
import { useEngine } from '../state/engine-store.ts'
import { type Contrast, setContrast, setTheme, type Theme, useTheme } from '../state/theme-store.ts'
import { Segmented } from '../ui/segmented.tsx'
import { SettingRow } from './setting-row.tsx'

const themeWords: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' }
const contrastWords: Record<Contrast, string> = { system: 'System', high: 'High' }
const placeWords = { top: 'Top', bottom: 'Bottom' } as const

const optionsOf = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map(value => ({ value, label: words[value] }))

/** How the page looks. It changes at once: there is nothing to save. */
export const LooksCard = () => {
  const { theme, contrast } = useTheme()
  const newestAt = useEngine(e => e.preferences.newestAt)
  return (
    <section className="card" aria-label="Looks">
      <CardHead title="Looks" icon={<Palette size={16} aria-hidden="true" />} />
      <SettingRow name="Theme">
        <Segmented label="Theme" value={theme} options={optionsOf(themeWords)} onChange={setTheme} />
      </SettingRow>
      <SettingRow name="Contrast">
        <Segmented
          label="Contrast"
          value={contrast}
          options={optionsOf(contrastWords)}
          onChange={setContrast}
        />
      </SettingRow>
      <SettingRow name="Newest capture">
        <Segmented
          label="Newest capture"
          value={newestAt}
          options={optionsOf(placeWords)}
          onChange={value => void savePreferences({ newestAt: value })}
        />
      </SettingRow>
    </section>
  )
}
