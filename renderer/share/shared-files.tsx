import { ChevronDown, GripVertical } from 'lucide-react'
import { useState } from 'react'
import type { Result } from '../../shared/contract.ts'
import { CodeBlock } from '../detail/code-block.tsx'
import { count, thousands } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { PickMenu } from '../ui/pick-menu.tsx'
import { giveDragged } from './share-deeds.ts'

type Preview = Result<'fixtures.preview'>

/** Where the stand-ins are, so that they can be looked over. */
const standInMarks = (text: string, { replaced }: Preview): { from: number; to: number }[] => {
  const marks: { from: number; to: number }[] = []
  for (const { standIn } of replaced.slice(0, 200)) {
    if (standIn.length < 3) continue
    for (let from = text.indexOf(standIn); from !== -1; from = text.indexOf(standIn, from + standIn.length))
      marks.push({ from, to: from + standIn.length })
  }
  marks.sort((a, b) => a.from - b.from || b.to - a.to)
  // A stand-in that lies within another is marked with it.
  return marks.filter((mark, i) => !marks.slice(Math.max(0, i - 8), i).some(before => before.to > mark.from))
}

interface SharedFilesProps {
  readonly preview: Preview
  readonly path: string
  readonly fresh: boolean
  readonly onPick: (path: string) => void
}

/** The files as they would be written. One of them can be dragged out of the window. */
export const SharedFiles = ({ preview, path, fresh, onPick }: SharedFilesProps) => {
  const [dragging, setDragging] = useState(false)
  const masked = useEngine(e => e.preferences.masked)
  const file = preview.files.find(f => f.path === path)
  if (!file) return null
  const others = preview.files.length - 1 + preview.moreFiles
  return (
    <section className="shared-files" aria-label="What is shared">
      <div className="shared-head">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the same can be done with the buttons below */}
        <span
          className={`shared-grip ${dragging ? 'dragging' : ''}`}
          // What is dragged has to be there at once, and what is shown masked is not the file.
          draggable={fresh && !masked}
          title={
            masked ? 'Not while values are masked: save it instead' : 'Drag it into a folder or an editor'
          }
          onDragStart={event => {
            if (masked || !fresh) {
              event.preventDefault()
              return
            }
            giveDragged(event.dataTransfer, file)
            setDragging(true)
          }}
          onDragEnd={() => setDragging(false)}
        >
          <GripVertical size={14} aria-hidden="true" />
          <span className="mono">{file.path}</span>
        </span>
        {others > 0 && (
          <PickMenu
            trigger={
              <button type="button" className="button ghost">
                and {count(others, 'more file', 'more files')}
                <ChevronDown size={13} aria-hidden="true" />
              </button>
            }
            title={preview.moreFiles > 0 ? `The first ${thousands(preview.files.length)}` : 'Files'}
            value={path}
            picks={preview.files.map(f => ({ value: f.path, label: f.path }))}
            onPick={onPick}
            align="end"
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className="shared-text" tabIndex={0}>
        <CodeBlock text={file.text} json marks={standInMarks(file.text, preview)} />
      </div>
    </section>
  )
}
