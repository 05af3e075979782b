import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { bytes } from '../format/numbers.ts'
import { byteText, hexDump } from '../text/hex.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { type BodyViewKind, chooseBodyView, useBodyView } from './body-view-store.ts'
import { faultWords } from './fault-words.ts'
import { HexLines } from './hex-lines.tsx'
import { HitBar } from './hit-bar.tsx'
import { keepScrollKeys, onHitKeys } from './hit-keys.ts'
import type { JsonTree } from './json-nodes.ts'
import { firstOpen, type OpenNodes } from './open-nodes.ts'
import { TextLines } from './text-lines.tsx'
import type { TreeHit } from './tree-hits.ts'
import { TreeOpeners } from './tree-openers.tsx'
import { TreeView } from './tree-view.tsx'
import { type BodyDocument, useTextHits } from './use-document.ts'
import { useHitCursor } from './use-hit-cursor.ts'

const names: Record<BodyViewKind, string> = { tree: 'Tree', text: 'Text', hex: 'Hex' }

interface BodyViewerProps {
  readonly body: BodyDocument
  /** What it is, for names and the copy button: "payload". */
  readonly what: string
  readonly truncated?: boolean
  readonly treeHits: readonly TreeHit[]
  readonly pattern: RegExp | null
  /** Stands beside the size. */
  readonly more?: ReactNode
}

const kindWords = ({ json, isText }: BodyDocument): string =>
  !isText ? 'not text' : json?.fault === null ? 'JSON' : 'text'

/** What is shown first: JSON as a tree, also the beginning of one that was cut; what is no text in hexadecimal. */
const fitting = ({ json, isText }: BodyDocument, truncated: boolean): BodyViewKind =>
  !isText ? 'hex' : json && (json.fault === null || truncated) ? 'tree' : 'text'

const noTree: OpenNodes = new Uint8Array(0)

/** Open nodes belong to one tree; another begins anew. */
const useOpenNodes = (tree: JsonTree | null) => {
  const first = useMemo(() => (tree ? firstOpen(tree) : noTree), [tree])
  const [changed, setChanged] = useState<{ of: JsonTree | null; open: OpenNodes } | null>(null)
  const open = changed && changed.of === tree ? changed.open : first
  const change = useCallback((next: OpenNodes) => setChanged({ of: tree, open: next }), [tree])
  return [open, change] as const
}

const useTextOf = (body: BodyDocument, view: BodyViewKind, isWanted: boolean): string | null =>
  useMemo(
    () => (!isWanted || view === 'tree' ? null : view === 'text' ? body.text : byteText(body.bytes)),
    [body, view, isWanted],
  )

/** A body in three views: as a tree where it is JSON, as the text that it is, and as bytes. */
export const BodyViewer = ({ body, what, truncated = false, treeHits, pattern, more }: BodyViewerProps) => {
  const chosen = useBodyView(v => v.chosen)
  const { json } = body
  const views = json ? (['tree', 'text', 'hex'] as const) : (['text', 'hex'] as const)
  const view = views.find(v => v === chosen) ?? fitting(body, truncated)
  const tree = json?.tree ?? null
  const [open, setOpen] = useOpenNodes(tree)
  const textHits = useTextHits(useTextOf(body, view, pattern !== null), pattern, body.isSmall)
  const treeCursor = useHitCursor(treeHits)
  const textCursor = useHitCursor(textHits)
  const cursor = view === 'tree' ? treeCursor : textCursor
  const label = `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`
  const note = useMemo(() => faultWords(body, truncated), [body, truncated])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside, wherever in it the focus is
    <div className="body-viewer" onKeyDown={onHitKeys(cursor)}>
      <div className="body-head">
        <Segmented
          label={`${label} as`}
          value={view}
          options={views.map(value => ({ value, label: names[value] }))}
          onChange={chooseBodyView}
        />
        <span className="body-size">
          {kindWords(body)}, {bytes(body.bytes.length)}
          {more}
        </span>
        <span className="body-tools">
          {pattern && <HitBar cursor={cursor} />}
          {view === 'tree' && tree && <TreeOpeners tree={tree} onOpen={setOpen} />}
          <CopyButton text={() => (body.isText ? body.text : hexDump(body.bytes))} what={what} />
        </span>
      </div>
      {note && <p className="body-note">{note}</p>}
      {view === 'tree' && tree ? (
        <TreeView
          tree={tree}
          label={label}
          open={open}
          hits={treeHits}
          now={treeCursor.now}
          asked={treeCursor.asked}
          onOpen={setOpen}
        />
      ) : (
        <section
          className="body-lines"
          aria-label={`${label} as ${view === 'hex' ? 'bytes' : 'text'}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
          onKeyDown={keepScrollKeys}
        >
          {view === 'hex' ? (
            <HexLines bytes={body.bytes} hits={textHits} now={textCursor.now} asked={textCursor.asked} />
          ) : (
            <TextLines text={body.text} hits={textHits} now={textCursor.now} asked={textCursor.asked} />
          )}
        </section>
      )}
    </div>
  )
}
