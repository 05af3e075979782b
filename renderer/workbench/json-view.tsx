import { AlignLeft, Search, Wand2 } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { AnswerState } from '../../shared/answer.ts'
import type { PlacedFinding } from '../../shared/answer-text.ts'
import { applyFix } from '../actions/apply-fix.ts'
import { writeAnswer } from '../actions/edit-answer.ts'
import { modifierLabel } from '../keyboard/modifier.ts'
import { ownKeysOf } from '../keyboard/own-keys.ts'
import { Button } from '../ui/button.tsx'
import { Tip } from '../ui/tip.tsx'
import { createJsonEditor, type JsonEditor } from './json-editor.ts'
import type { AnswerText } from './use-answer-text.ts'
import { useVoices } from './use-voices.ts'

interface JsonViewProps {
  readonly answer: AnswerState
  readonly written: AnswerText
  /** What came of filling in its templates. */
  readonly template: PlacedFinding | null
}

/** The answer as the text that is sent, in an editor that marks what the platform should not take. */
export const JsonView = ({ answer, written, template }: JsonViewProps) => {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<JsonEditor | null>(null)
  const helpId = useId()
  const known = useVoices()
  const voices = useRef(known)
  useEffect(() => {
    voices.current = known
    editor.current?.recheck()
  }, [known])
  const latest = useRef(written.text)
  latest.current = written.text
  const extra = useRef(template)
  useEffect(() => {
    extra.current = template
    editor.current?.recheck()
  }, [template])
  useEffect(() => {
    if (!host.current) return
    const made = createJsonEditor({
      parent: host.current,
      platform: answer.platform,
      kind: answer.kind,
      text: latest.current,
      describedBy: helpId,
      voices: () => voices.current,
      more: text => (extra.current && text === latest.current ? [extra.current] : []),
      onChange: text => writeAnswer(answer.id, text),
      onFix: fix => void applyFix(answer.id, fix),
    })
    editor.current = made
    return () => {
      editor.current = null
      made.destroy()
    }
  }, [answer.id, answer.platform, answer.kind, helpId])
  useEffect(() => editor.current?.show(written.text), [written.text])
  return (
    <div className="json-view">
      <div className="json-tools" role="toolbar" aria-label="JSON">
        <Tip text="Lay the text out anew" keys={ownKeysOf('editor-format')}>
          <Button look="ghost" aria-keyshortcuts="Shift+Alt+F" onClick={() => editor.current?.format()}>
            <AlignLeft size={13} aria-hidden="true" /> Format
          </Button>
        </Tip>
        <Tip text="Find and replace" keys={ownKeysOf('editor-search')}>
          <Button look="ghost" onClick={() => editor.current?.find()}>
            <Search size={13} aria-hidden="true" /> Find
          </Button>
        </Tip>
        <Tip text="Quick fixes at the cursor" keys={ownKeysOf('editor-fix')}>
          <Button look="ghost" onClick={() => editor.current?.fix()}>
            <Wand2 size={13} aria-hidden="true" /> Fix
          </Button>
        </Tip>
      </div>
      <div className="json-host" ref={host} />
      <p id={helpId} hidden>
        Tab indents. After Escape, Tab goes on to what follows; a second Escape leaves the editor to the list.
        {modifierLabel} and i tell what the place of the cursor means, Alt and F8 go to the next problem,{' '}
        {modifierLabel} and full stop open the quick fixes, {modifierLabel} and space the completions.
      </p>
    </div>
  )
}
