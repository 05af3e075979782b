import { ArrowLeft } from 'lucide-react'
import { useEffect } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { showPane, useView } from '../state/view-store.ts'
import { afterPaint } from '../ui/after-paint.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { awaitPaint } from '../ui/first-paint.ts'
import { Segmented } from '../ui/segmented.tsx'
import { useWidth } from '../ui/use-width.ts'
import { CaptureListPane } from './capture-list-pane.tsx'
import { Coach } from './coach.tsx'

// The list is what somebody looks at first, and what a call shows up in.
const CaptureDetail = afterPaint(async () => (await import('../detail/capture-detail.tsx')).CaptureDetail)
const Workbench = afterPaint(async () => (await import('../workbench/workbench.tsx')).Workbench)

const right = [
  { value: 'capture', label: 'Capture' },
  { value: 'answer', label: 'Answer' },
] as const

const List = () => (
  <ErrorBoundary what="The list">
    <CaptureListPane />
  </ErrorBoundary>
)

const Detail = ({ alone = false }: { alone?: boolean }) => (
  <ErrorBoundary what="The capture">
    <CaptureDetail alone={alone} />
  </ErrorBoundary>
)

/** A capture that has the page to itself. The way back is there before it is. */
const DetailAlone = () => (
  <>
    <div className="bar">
      <Button look="ghost" onClick={() => showPane('list')}>
        <ArrowLeft size={14} aria-hidden="true" /> Back
      </Button>
    </div>
    <Detail alone />
  </>
)

const Answer = () => (
  <ErrorBoundary what="The answer">
    <Workbench />
  </ErrorBoundary>
)

const WideLive = () => {
  const layout = useDefaultLayout({ id: 'hookswitch.live', onlySaveAfterUserInteractions: true })
  return (
    <Group className="panes" defaultLayout={layout.defaultLayout} onLayoutChanged={layout.onLayoutChanged}>
      <Panel
        id="list"
        className="pane"
        defaultSize="452px"
        minSize="340px"
        groupResizeBehavior="preserve-pixel-size"
      >
        <List />
      </Panel>
      <Separator className="pane-line" aria-label="Width of the list" />
      <Panel id="capture" className="pane" minSize="320px">
        <Detail />
      </Panel>
      <Separator className="pane-line" aria-label="Width of the answer" />
      <Panel
        id="answer"
        className="pane"
        defaultSize="396px"
        minSize="320px"
        groupResizeBehavior="preserve-pixel-size"
      >
        <Answer />
      </Panel>
    </Group>
  )
}

/** Two panes: the list stays, the other one is a capture or the answer. */
const MiddleLive = () => {
  const pane = useView(v => v.pane)
  const shown = pane === 'answer' ? 'answer' : 'capture'
  return (
    <div className="two-panes">
      <div className="pane">
        <List />
      </div>
      <div className="pane pane-right">
        <div className="pane-switch">
          <Segmented label="Right pane" value={shown} options={right} onChange={showPane} />
        </div>
        {shown === 'answer' ? <Answer /> : <Detail />}
      </div>
    </div>
  )
}

const NarrowLive = () => {
  const pane = useView(v => v.pane)
  return (
    <div className="pane one-pane">
      {pane === 'capture' ? <DetailAlone /> : pane === 'answer' ? <Answer /> : <List />}
    </div>
  )
}

const layouts = { wide: WideLive, middle: MiddleLive, narrow: NarrowLive }

/** Captures as they come, one of them in detail, and the answer that the next call gets. */
export const LiveView = () => {
  const Layout = layouts[useWidth()]
  useEffect(awaitPaint, [])
  return (
    <div className="live">
      <h1 className="unseen">Live captures</h1>
      <Coach />
      <Layout />
    </div>
  )
}
