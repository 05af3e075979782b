import { Menu } from '@base-ui/react/menu'
import { ChevronDown, Copy } from 'lucide-react'
import { useKeys } from '../keyboard/use-keys.ts'
import { Keys } from '../ui/keys.tsx'
import { layers } from '../ui/layers.ts'
import { type CopyForm, copyAs } from './replay-deeds.ts'

const forms: readonly (readonly [form: CopyForm, label: string, meaning: string])[] = [
  ['curl', 'curl', 'exactly these bytes, for sh, bash or zsh'],
  ['http', 'Raw HTTP', 'the request as it goes over the wire'],
  ['markdown', 'Markdown', 'for a chat or an issue, with what is private covered'],
]

interface CopyMenuProps {
  readonly captureId: string
  /** Asked first: what is signed with the real secret can be sent for ever. */
  readonly onReal: (form: CopyForm) => void
}

/** A capture as text to give away. */
export const CopyMenu = ({ captureId, onReal }: CopyMenuProps) => {
  const keys = useKeys('copy-curl')
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="button plain">
        <Copy size={14} aria-hidden="true" /> Copy as
        <ChevronDown size={13} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal container={layers}>
        <Menu.Positioner className="layer" sideOffset={4} align="start">
          <Menu.Popup className="popup">
            <Menu.Group>
              <Menu.GroupLabel className="popup-title">
                Signed with the published fixture secret
              </Menu.GroupLabel>
              {forms.map(([form, label, meaning]) => (
                <Menu.Item key={form} className="option no-tick" onClick={() => void copyAs(captureId, form)}>
                  <span className="option-label">
                    {label}
                    {form === 'curl' && (
                      <span className="option-key">
                        <Keys keys={keys} />
                      </span>
                    )}
                  </span>
                  <span className="option-meaning">{meaning}</span>
                </Menu.Item>
              ))}
            </Menu.Group>
            <Menu.Group>
              <Menu.GroupLabel className="popup-title">Signed with the real secret</Menu.GroupLabel>
              {forms.slice(0, 2).map(([form, label]) => (
                <Menu.Item key={form} className="option no-tick" onClick={() => onReal(form)}>
                  <span className="option-label">{label}…</span>
                </Menu.Item>
              ))}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
