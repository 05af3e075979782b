import { Monitor, Moon, Sun } from 'lucide-react'
import { setTheme, type Theme, useTheme } from '../state/theme-store.ts'
import { Button } from '../ui/button.tsx'

const icons = { system: Monitor, light: Sun, dark: Moon } satisfies Record<Theme, unknown>
const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }

/** Goes through the themes: as the system has it, light, dark. */
export const ThemeButton = () => {
  const theme = useTheme(t => t.theme)
  const Icon = icons[theme]
  return (
    <Button
      look="ghost"
      className="square"
      aria-label={`Theme: ${theme}`}
      tip={`Theme: ${theme}`}
      onClick={() => setTheme(next[theme])}
    >
      <Icon size={15} aria-hidden="true" />
    </Button>
  )
}
