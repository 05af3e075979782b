import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { layers } from './layers.ts'

export interface Pick {
  readonly value: string
  readonly label: ReactNode
  readonly meaning?: string
}

interface PickMenuProps {
  readonly trigger: ReactElement<Record<string, unknown>>
  readonly title: string
  readonly value: string
  readonly picks: readonly Pick[]
  readonly onPick: (value: string) => void
  readonly align?: 'start' | 'end'
}

/** A button that opens a menu of which one thing is chosen. */
export const PickMenu = ({ trigger, title, value, picks, onPick, align = 'start' }: PickMenuProps) => (
  <Menu.Root modal={false}>
    <Menu.Trigger render={trigger} />
    <Menu.Portal container={layers}>
      <Menu.Positioner className="layer" sideOffset={4} align={align}>
        <Menu.Popup className="popup">
          <Menu.RadioGroup value={value} onValueChange={onPick}>
            <Menu.GroupLabel className="popup-title">{title}</Menu.GroupLabel>
            {picks.map(pick => (
              <Menu.RadioItem key={pick.value} value={pick.value} className="option" closeOnClick>
                <Menu.RadioItemIndicator className="option-tick">
                  <Check size={13} aria-hidden="true" />
                </Menu.RadioItemIndicator>
                <span className="option-label">{pick.label}</span>
                {pick.meaning && <span className="option-meaning">{pick.meaning}</span>}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
)
