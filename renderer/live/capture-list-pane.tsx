import { ArrowDownToLine, ArrowUpToLine, Pause, Play } from 'lucide-react'
import { goToNewest } from '../actions/move-selection.ts'
import { FailedButton } from '../replay/failed-button.tsx'
import { useEngine } from '../state/engine-store.ts'
import { pauseList, useList } from '../state/list-store.ts'
import { stopFollowing } from '../state/shown.ts'
import { useView } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CaptureList } from './capture-list.tsx'
import { FilterBox } from './filter-box.tsx'
import { ListFoot } from './list-foot.tsx'
import { ListMenu } from './list-menu.tsx'

const FollowButton = () => {
  const follow = useView(v => v.follow)
  const atTop = useEngine(e => e.preferences.newestAt === 'top')
  const Icon = atTop ? ArrowUpToLine : ArrowDownToLine
  return (
    <Button
      look="ghost"
      className="square"
      aria-pressed={follow}
      aria-label="Follow the newest capture"
      tip={follow ? 'Following: the newest capture is shown as it comes' : 'Follow the newest capture'}
      command={atTop ? 'newest' : 'oldest'}
      onClick={follow ? stopFollowing : goToNewest}
    >
      <Icon size={15} aria-hidden="true" />
    </Button>
  )
}

const PauseButton = () => {
  const paused = useList(l => l.pausedAt !== null)
  const Icon = paused ? Play : Pause
  return (
    <Button
      look="ghost"
      className="square"
      aria-pressed={paused}
      aria-label="Pause the list"
      tip={paused ? 'Show what came since' : 'Pause the list; nothing is lost'}
      command="pause"
      onClick={() => pauseList(!paused)}
    >
      <Icon size={15} aria-hidden="true" />
    </Button>
  )
}

/** The list with its filter. */
export const CaptureListPane = () => (
  <section className="list-pane" aria-label="Live list">
    <div className="bar">
      <FilterBox />
      <FailedButton />
      <PauseButton />
      <FollowButton />
      <ListMenu />
    </div>
    <CaptureList />
    <ListFoot />
  </section>
)
