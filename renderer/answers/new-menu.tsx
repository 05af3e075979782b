import { Menu } from '@base-ui/react/menu'
import { FileUp, Plus } from 'lucide-react'
import type { AnswerState } from '../../shared/answer.ts'
import type { PlatformId } from '../../shared/platform.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { createAnswer } from '../actions/answer-deeds.ts'
import { openNewMenu, useAnswersView } from '../state/answers-view-store.ts'
import { contentOf, onlyContent, useDrafts } from '../state/drafts-store.ts'
import { KindIcon } from '../ui/kind-icon.tsx'
import { layers } from '../ui/layers.ts'
import { configPreset, type Preset, replyPreset, testPresets } from './presets.ts'

interface NewMenuProps {
  readonly platform: PlatformId
  /** The answer that a copy would be made of. */
  readonly current: AnswerState | undefined
  readonly onImport: () => void
}

const copyOf = (answer: AnswerState): Preset => ({
  kind: answer.kind,
  name: answer.name,
  meaning: 'as it is written now',
  content: onlyContent(contentOf(answer, useDrafts.getState().drafts)),
})

/** What a new answer can be. It is made at once, and its name asked for where it stands. */
export const NewMenu = ({ platform, current, onImport }: NewMenuProps) => {
  const open = useAnswersView(v => v.newOpen)
  const facts = platformFacts(platform)
  const item = (preset: Preset, label = preset.name) => (
    <Menu.Item key={label} className="option" onClick={() => void createAnswer({ ...preset, platform })}>
      <span className="option-tick still">
        <KindIcon kind={preset.kind} size={13} />
      </span>
      <span className="option-label">{label}</span>
      <span className="option-meaning">{preset.meaning}</span>
    </Menu.Item>
  )
  return (
    <Menu.Root modal={false} open={open} onOpenChange={openNewMenu}>
      <Menu.Trigger className="button plain">
        <Plus size={14} aria-hidden="true" />
        New
      </Menu.Trigger>
      <Menu.Portal container={layers}>
        <Menu.Positioner className="layer" sideOffset={4} align="start">
          <Menu.Popup className="popup new-popup">
            <Menu.Group>
              <Menu.GroupLabel className="popup-title">Config for callers</Menu.GroupLabel>
              {item(configPreset(facts), 'From the working example')}
              {current?.kind === 'config' && item(copyOf(current), `Copy of “${current.name}”`)}
            </Menu.Group>
            <Menu.Group>
              <Menu.GroupLabel className="popup-title">Reply to a function tool</Menu.GroupLabel>
              {item(replyPreset, 'Tool reply')}
            </Menu.Group>
            <Menu.Group>
              <Menu.GroupLabel className="popup-title">Negative test, wrong on purpose</Menu.GroupLabel>
              {testPresets(facts).map(preset => item(preset))}
            </Menu.Group>
            <Menu.Separator className="popup-line" />
            <Menu.Item className="option" onClick={onImport}>
              <span className="option-tick still">
                <FileUp size={13} aria-hidden="true" />
              </span>
              <span className="option-label">Import files…</span>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
