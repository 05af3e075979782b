import { CircleCheck, TriangleAlert, X } from 'lucide-react'
import { count } from '../format/numbers.ts'
import { showImport, useImport } from '../state/import-store.ts'
import { Button } from '../ui/button.tsx'

/** What became of each imported file, until it is sent away. */
export const ImportReport = () => {
  const files = useImport(i => i.files)
  if (!files) return null
  const good = files.filter(f => f.problem === null)
  const bad = files.filter(f => f.problem !== null)
  const Icon = bad.length > 0 ? TriangleAlert : CircleCheck
  return (
    <section
      className={`import-report ${bad.length > 0 ? 'bad' : ''}`}
      aria-label="Import"
      role={bad.length > 0 ? 'alert' : 'status'}
    >
      <Icon size={15} aria-hidden="true" />
      <div className="grow">
        <b>
          {good.length > 0 && `${count(good.length, 'answer')} imported`}
          {good.length > 0 && bad.length > 0 && ', '}
          {bad.length > 0 && `${count(bad.length, 'file')} not`}
        </b>
        <ul>
          {bad.map(({ file, problem }) => (
            <li key={file}>
              <span className="mono">{file}</span> {problem}
            </li>
          ))}
          {good.length > 0 && <li>{good.map(f => `“${f.name}”`).join(', ')}</li>}
        </ul>
      </div>
      <Button
        look="ghost"
        className="square"
        aria-label="Dismiss import report"
        onClick={() => showImport(null)}
      >
        <X size={14} aria-hidden="true" />
      </Button>
    </section>
  )
}
