import { ArrowUpToLine } from 'lucide-react'
import { goToNewest } from '../actions/move-selection.ts'
import { FailedButton } from '../replay/failed-button.tsx'
import { stopFollowing } from '../state/shown.ts'
import { useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CaptureList } from './capture-list.tsx'
import { FilterBox } from './filter-box.tsx'

/** The list with its filter. */
export const CaptureListPane = () => {
  const follow = useView(v => v.follow)
  return (
    <section className="list-pane" aria-label="Live list">
      <div className="bar">
        <FilterBox />
        <FailedButton />
        <Button
          look="ghost"
          className="square"
          aria-pressed={follow}
          aria-label="Follow the newest capture"
          tip={follow ? 'Following: the newest capture is shown as it comes' : 'Follow the newest capture'}
          command="newest"
          onClick={follow ? stopFollowing : goToNewest}
        >
          <ArrowUpToLine size={15} aria-hidden="true" />
        </Button>
      </div>
      <CaptureList />
    </section>
  )
}
