import { useMemo, useState } from 'react'
import { count } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { setLookBack, useRules } from '../state/rules-store.ts'
import { ProblemLine } from '../ui/problem-line.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { useRoving } from '../ui/use-roving.ts'
import { DryRow } from './dry-row.tsx'
import { useDryRun } from './use-dry-run.ts'
import type { EditedRules } from './use-edited-rules.ts'

const lookBacks = ['10', '50', '200'].map(value => ({ value, label: value }))

/** "7 of 50 would change". */
export const sayChanges = (changed: number, all: number): string => {
  if (all === 0) return 'No captures yet.'
  if (changed === 0) return `None of the last ${all === 1 ? 'one' : all} would change.`
  return `${changed} of ${count(all, 'capture')} would change.`
}

/** What the last captures would get by the rules as they are written, before anything is swapped in. */
export const DryRun = ({ edited }: { edited: EditedRules }) => {
  const { connection, rules, issues } = edited
  const lookBack = useRules(r => r.lookBack)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [onlyChanged, setOnlyChanged] = useState(false)
  const captures = useEngine(e => e.captures.byId)
  const valid = issues.length === 0
  const { rows, problem } = useDryRun(connection.id, rules, lookBack, valid)
  const changed = useMemo(() => rows?.filter(row => row.changed).length ?? 0, [rows])
  const shown = useMemo(
    () => (onlyChanged ? (rows ?? []).filter(row => row.changed) : (rows ?? [])),
    [rows, onlyChanged],
  )
  const { onKeyDown, cell } = useRoving(useMemo(() => shown.map(row => row.captureId), [shown]))
  const toggle = (id: string): void => {
    const next = new Set(opened)
    if (!next.delete(id)) next.add(id)
    setOpened(next)
  }
  return (
    <section className="dry-run" aria-label="Dry run">
      <h2 className="unseen">Dry run</h2>
      <div className="panel-head">
        <p className="grow" role="status">
          {!valid
            ? rows === null
              ? 'Mend the rules first: then it shows here what they would change.'
              : 'Mend the rules first: this is how it was before.'
            : rows === null
              ? 'Looking…'
              : sayChanges(changed, rows.length)}
        </p>
        <span className="hint">last</span>
        <Segmented
          label="Captures to look back"
          value={String(lookBack)}
          options={lookBacks}
          onChange={value => setLookBack(Number(value))}
        />
      </div>
      {changed > 0 && (
        <label className="check-line">
          <input
            type="checkbox"
            checked={onlyChanged}
            onChange={event => setOnlyChanged(event.target.checked)}
          />
          Show only what would change
        </label>
      )}
      {problem && <ProblemLine problem={problem} />}
      {shown.length > 0 && (
        <ul className="dry-rows" aria-label="Captures under these rules" onKeyDown={onKeyDown}>
          {shown.map(row => (
            <DryRow
              key={row.captureId}
              row={row}
              capture={captures.get(row.captureId)}
              open={opened.has(row.captureId)}
              cell={cell}
              onToggle={() => toggle(row.captureId)}
            />
          ))}
        </ul>
      )}
      {rows?.length === 0 && (
        <p className="panel-empty">
          Each capture of a call shows here with who answers it now and who would with these rules. Place a
          call and it is the first.
        </p>
      )}
    </section>
  )
}
