import { Search, X } from 'lucide-react'
import { places } from '../keyboard/focus.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { useParsedFilter } from '../state/shown.ts'
import { setFilter, useView } from '../state/view-store.ts'
import { Keys } from '../ui/keys.tsx'

/** The filter over what the list knows. A filter that makes no sense says so instead of hiding everything. */
export const FilterBox = () => {
  const filter = useView(v => v.filter)
  const { problem } = useParsedFilter()
  const keys = useKeys('filter')
  return (
    <div className="filter-box">
      <div className={`filter ${problem ? 'bad' : ''}`}>
        <Search size={13} aria-hidden="true" />
        <input
          id={places.filter}
          type="text"
          value={filter}
          placeholder="type:incoming verdict:fallback +1415…"
          aria-label="Filter captures"
          aria-invalid={problem !== null}
          aria-describedby={problem ? 'filter-problem' : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={event => setFilter(event.target.value)}
        />
        {filter === '' ? (
          <Keys keys={keys} />
        ) : (
          <button
            type="button"
            className="filter-clear"
            aria-label="Clear filter"
            onClick={() => setFilter('')}
          >
            <X size={13} aria-hidden="true" />
          </button>
        )}
      </div>
      {problem && (
        <p className="filter-problem" id="filter-problem" role="status">
          {problem}
        </p>
      )}
    </div>
  )
}
