import { create } from 'zustand'
import { recall, remember } from './remembered.ts'

export type Theme = 'system' | 'light' | 'dark'

const asTheme = (value: string | null): Theme => (value === 'light' || value === 'dark' ? value : 'system')

export const useTheme = create<{ readonly theme: Theme }>(() => ({ theme: asTheme(recall('theme')) }))

const apply = (theme: Theme): void => {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export const setTheme = (theme: Theme): void => {
  remember('theme', theme === 'system' ? null : theme)
  apply(theme)
  useTheme.setState({ theme })
}

/** To be called before the first drawing, so that the page does not flash in the other theme. */
export const startTheme = (): void => apply(useTheme.getState().theme)
