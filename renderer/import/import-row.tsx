import type { ImportItem } from '../../shared/fixture-import.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'
import { sayProblem } from '../../shared/problem-words.ts'
import { bytes } from '../format/numbers.ts'
import { dayTime } from '../format/times.ts'
import { drawn } from '../text/odd-signs.ts'
import { leaveOut } from './import-store.ts'

const formats: Record<NonNullable<ImportItem['format']>, string> = {
  fixture: 'fixture',
  har: 'from a HAR',
  sample: 'sample',
}

const signatures: Record<ImportItem['signed'], string> = {
  fixture: 'signed with the published fixture secret',
  other: 'signed with another secret',
  none: 'not signed',
}

/** One delivery that was found, or why there is none. */
export const ImportRow = ({ item, wanted }: { item: ImportItem; wanted: boolean }) => {
  const { capturedAt, eventType, format, key, platform, problem, signed, source } = item
  if (problem) {
    const { what, next } = sayProblem(problem)
    return (
      <li className="import-item bad">
        <span aria-hidden="true">✕</span>
        <span className="import-name">{drawn(source)}</span>
        <span className="import-more c-rejected">
          {what} {next}
        </span>
      </li>
    )
  }
  return (
    <li className="import-item">
      <label>
        <input type="checkbox" checked={wanted} onChange={event => leaveOut(key, !event.target.checked)} />
        <span className="import-name">{drawn(eventType ?? 'no event type')}</span>
        <span className="import-more">
          {format && formats[format]}
          {platform && ` of ${platformFacts(platform).name}`} · {drawn(source)} · {bytes(item.bytes)} ·{' '}
          {signatures[signed]}
          {capturedAt !== null && ` · ${dayTime(capturedAt)}`}
        </span>
      </label>
    </li>
  )
}
