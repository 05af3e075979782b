import { Menu } from '@base-ui/react/menu'
import { Bookmark } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { shownFilter } from '../engine/masking.ts'
import { useEngine } from '../state/engine-store.ts'
import { setFilter } from '../state/view-store.ts'
import { layers } from '../ui/layers.ts'

const SavedFiltersSheet = lazy(async () => ({
  default: (await import('./saved-filters-sheet.tsx')).SavedFiltersSheet,
}))

interface SavedFiltersProps {
  readonly filter: string
  /** It is one that makes sense. */
  readonly savable: boolean
}

/** The filters that were kept under a name, and a way to keep the one that is written now. */
export const SavedFilters = ({ filter, savable }: SavedFiltersProps) => {
  const saved = useEngine(e => e.preferences.savedFilters)
  const [open, setOpen] = useState(false)
  const isSaved = saved.some(s => s.filter === filter.trim())
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger
          render={
            <button type="button" className="filter-saved" aria-label="Saved filters">
              <Bookmark size={13} aria-hidden="true" fill={isSaved ? 'currentColor' : 'none'} />
            </button>
          }
        />
        <Menu.Portal container={layers}>
          <Menu.Positioner className="layer" sideOffset={8} align="end">
            <Menu.Popup className="popup">
              {saved.length === 0 && <p className="popup-empty">No saved filters yet</p>}
              {saved.map(({ name, filter: text }) => (
                <Menu.Item key={name} className="option no-tick" onClick={() => setFilter(text)}>
                  <span className="option-label">{name}</span>
                  <span className="option-meaning mono">{shownFilter(text)}</span>
                </Menu.Item>
              ))}
              {(savable || saved.length > 0) && (
                <>
                  <Menu.Separator className="popup-line" />
                  <Menu.Item className="option no-tick" onClick={() => setOpen(true)}>
                    <span className="option-label">
                      {savable && !isSaved ? 'Save this filter…' : 'Change saved filters…'}
                    </span>
                  </Menu.Item>
                </>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Suspense>
        {open && (
          <SavedFiltersSheet
            filter={savable && !isSaved ? filter.trim() : null}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  )
}
