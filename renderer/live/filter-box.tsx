import { Search, X } from 'lucide-react'
import { useRef } from 'react'
import { shownFilter } from '../engine/masking.ts'
import { places } from '../keyboard/focus.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { useParsedFilter } from '../state/shown.ts'
import { setFilter, useView } from '../state/view-store.ts'
import { Keys } from '../ui/keys.tsx'
import { CompletionList, completionId, completionsId } from './completion-list.tsx'
import { SavedFilters } from './saved-filters.tsx'
import { useCompletions } from './use-completions.ts'

/** The filter over everything captured. One that makes no sense says so, and leaves the list as it was. */
export const FilterBox = () => {
  const filter = useView(v => v.filter)
  const parsed = useParsedFilter()
  const keys = useKeys('filter')
  const input = useRef<HTMLInputElement>(null)
  const completing = useCompletions(input)
  const open = completing.options.length > 0
  // What is still being written is not wrong yet: the completions say how it could go on.
  const problem = open ? null : parsed.problem
  return (
    <div className="filter-box">
      <div className={`filter ${problem ? 'bad' : ''}`}>
        <Search size={13} aria-hidden="true" />
        <input
          ref={input}
          id={places.filter}
          type="text"
          role="combobox"
          value={filter}
          className={shownFilter(filter) === filter ? undefined : 'covered'}
          placeholder="Search everything…"
          aria-label="Filter captures"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? completionsId : undefined}
          aria-activedescendant={completing.active === -1 ? undefined : completionId(completing.active)}
          aria-invalid={problem !== null}
          aria-describedby={problem ? 'filter-problem' : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={event => completing.change(event.target.value)}
          onKeyDown={completing.onKeyDown}
          onBlur={completing.close}
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
        <SavedFilters filter={filter} savable={filter.trim() !== '' && parsed.problem === null} />
      </div>
      {open && <CompletionList completing={completing} />}
      {problem && (
        <p className="filter-problem" id="filter-problem" role="status">
          {problem}
        </p>
      )}
    </div>
  )
}
