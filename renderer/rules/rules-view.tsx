import type { DragEvent, ReactNode } from 'react'
import { type RulesPanel, showPanel, useRules } from '../state/rules-store.ts'
import { Segmented } from '../ui/segmented.tsx'
import { useWidth } from '../ui/use-width.ts'
import { AbLedger } from './ab-ledger.tsx'
import { DryRun } from './dry-run.tsx'
import { FileNote } from './file-note.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { RuleList } from './rule-list.tsx'
import { importRulesFile } from './rules-file-acts.ts'
import { RulesHead } from './rules-head.tsx'
import { RulesSwapBar } from './rules-swap-bar.tsx'
import { SplitForm } from './split-form.tsx'
import { type EditedRules, useEditedRules } from './use-edited-rules.ts'

const isFile = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

/** The list, with where it comes from above it and what becomes of it below. A rules file can be dropped on it. */
const ListPane = ({ edited, children }: { edited: EditedRules; children?: ReactNode }) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: the same is in its menu
  <div
    className="pane rules-pane"
    onDragOver={event => {
      if (isFile(event)) event.preventDefault()
    }}
    onDrop={event => {
      const [file] = event.dataTransfer.files
      if (!file) return
      event.preventDefault()
      if (!edited.readOnly) void importRulesFile(edited, file)
    }}
  >
    <RulesHead edited={edited} />
    {children}
    <FileNote state={edited.inForce} />
    <RuleList edited={edited} />
    {!edited.readOnly && <RulesSwapBar edited={edited} />}
  </div>
)

const EditorPane = ({ edited }: { edited: EditedRules }) => {
  const splitting = useRules(r => r.splitting)
  if (splitting && !edited.readOnly) return <SplitForm edited={edited} />
  return edited.chosen ? (
    <RuleEditor key={edited.chosen.id} edited={edited} rule={edited.chosen} />
  ) : (
    <p className="panel-empty">
      A rule has a name, conditions that all have to hold, and what happens then: an answer is given, the call
      is forwarded, or it stops at a breakpoint.
    </p>
  )
}

const Switch = ({
  parts,
  shown,
}: {
  parts: readonly { value: RulesPanel; label: string }[]
  shown: RulesPanel
}) => (
  <div className="pane-switch">
    <Segmented label="Part of the rules" value={shown} options={parts} onChange={showPanel} />
  </div>
)

const proofs = [
  { value: 'dry-run', label: 'Dry run' },
  { value: 'ledger', label: 'A/B ledger' },
] as const
const rule = { value: 'rule', label: 'Rule' } as const
const list = { value: 'list', label: 'Order' } as const

const panels = { rule: EditorPane, 'dry-run': DryRun, ledger: AbLedger } as const

/** All side by side: the order, the rule, and what it would do or has done. */
const Wide = ({ edited }: { edited: EditedRules }) => {
  const proof = useRules(r => r.proof)
  const Proven = panels[proof]
  return (
    <div className="rules-panes three">
      <ListPane edited={edited} />
      <div className="pane pane-right">
        <EditorPane edited={edited} />
      </div>
      <div className="pane pane-right">
        <Switch parts={proofs} shown={proof} />
        <Proven edited={edited} />
      </div>
    </div>
  )
}

const Middle = ({ edited }: { edited: EditedRules }) => {
  const panel = useRules(r => r.panel)
  const shown = panel === 'list' ? 'rule' : panel
  const Panel = panels[shown]
  return (
    <div className="rules-panes two-of-three">
      <ListPane edited={edited} />
      <div className="pane pane-right">
        <Switch parts={[rule, ...proofs]} shown={shown} />
        <Panel edited={edited} />
      </div>
    </div>
  )
}

const Narrow = ({ edited }: { edited: EditedRules }) => {
  const panel = useRules(r => r.panel)
  const bar = <Switch parts={[list, rule, ...proofs]} shown={panel} />
  if (panel === 'list') return <ListPane edited={edited}>{bar}</ListPane>
  const Panel = panels[panel]
  return (
    <div className="pane one-pane rules-pane">
      <RulesHead edited={edited} />
      {bar}
      <Panel edited={edited} />
      {!edited.readOnly && <RulesSwapBar edited={edited} />}
    </div>
  )
}

const layouts = { wide: Wide, middle: Middle, narrow: Narrow }

/** Who gets which answer. */
export const RulesView = () => {
  const edited = useEditedRules()
  const Layout = layouts[useWidth()]
  return (
    <section className="rules-view" aria-label="Rules">
      {edited && <Layout edited={edited} />}
    </section>
  )
}
