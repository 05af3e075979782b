import { Contrast, Monitor, Moon, Sun } from 'lucide-react'
import { setContrast, setTheme, useTheme } from '../state/theme-store.ts'
import { Button } from '../ui/button.tsx'

/** As the system has it, light, dark, high contrast. Everything else is in the settings. */
const looks = [
  { words: 'system', Icon: Monitor, theme: 'system', contrast: 'system' },
  { words: 'light', Icon: Sun, theme: 'light', contrast: 'system' },
  { words: 'dark', Icon: Moon, theme: 'dark', contrast: 'system' },
  { words: 'high contrast', Icon: Contrast, theme: 'system', contrast: 'high' },
] as const

/** Goes through the themes. */
export const ThemeButton = () => {
  const { theme, contrast } = useTheme()
  const at = contrast === 'high' ? looks.length - 1 : looks.findIndex(look => look.theme === theme)
  const { words, Icon } = looks[at] ?? looks[0]
  const next = looks[(at + 1) % looks.length] ?? looks[0]
  const go = (): void => {
    setTheme(next.theme)
    setContrast(next.contrast)
  }
  return (
    <Button
      look="ghost"
      className="square"
      aria-label={`Theme: ${words}`}
      tip={`Theme: ${words}`}
      onClick={go}
    >
      <Icon size={15} aria-hidden="true" />
    </Button>
  )
}
