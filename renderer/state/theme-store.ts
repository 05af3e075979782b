import { create } from 'zustand'
import { recall, remember } from './remembered.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const contrasts = ['system', 'high'] as const
export type Contrast = (typeof contrasts)[number]

interface Looks {
  readonly theme: Theme
  readonly contrast: Contrast
}

const systemWantsMore = window.matchMedia('(prefers-contrast: more)')

export const useTheme = create<Looks>(() => ({
  theme: themes.find(theme => theme === recall('theme')) ?? 'system',
  contrast: contrasts.find(contrast => contrast === recall('contrast')) ?? 'system',
}))

/** The attribute that the tokens go by: none follows the system; "contrast", with or without light or dark behind it. */
const attributeOf = ({ theme, contrast }: Looks, systemMore: boolean): string | undefined => {
  const scheme = theme === 'system' ? [] : [theme]
  const parts = contrast === 'high' || systemMore ? ['contrast', ...scheme] : scheme
  return parts.length === 0 ? undefined : parts.join('-')
}

const apply = (): void => {
  const attribute = attributeOf(useTheme.getState(), systemWantsMore.matches)
  if (attribute === undefined) delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = attribute
}

export const setTheme = (theme: Theme): void => {
  remember('theme', theme === 'system' ? null : theme)
  useTheme.setState({ theme })
  apply()
}

export const setContrast = (contrast: Contrast): void => {
  remember('contrast', contrast === 'system' ? null : contrast)
  useTheme.setState({ contrast })
  apply()
}

/** To be called before the first drawing, so that the page does not flash in the other theme. */
export const startTheme = (): void => {
  apply()
  systemWantsMore.addEventListener('change', apply)
}
