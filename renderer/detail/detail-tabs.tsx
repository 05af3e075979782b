import { Tabs } from '@base-ui/react/tabs'
import type { CaptureDetail, CaptureSummary } from '../../shared/capture.ts'
import { type DetailTab, detailTabs, showTab, useView } from '../state/view-store.ts'
import { StoryHint } from '../thread/story-hint.tsx'
import { DiffTab } from './diff-tab.tsx'
import { HeadersTab } from './headers-tab.tsx'
import { PayloadTab } from './payload-tab.tsx'
import { ResponseTab } from './response-tab.tsx'
import { SignatureTab } from './signature-tab.tsx'
import { ThreadTab } from './thread-tab.tsx'
import { TimingTab } from './timing-tab.tsx'

const labels: Record<DetailTab, string> = {
  payload: 'Payload',
  headers: 'Headers',
  response: 'Response',
  timing: 'Timing',
  signature: 'Signature',
  thread: 'Thread',
  diff: 'Diff',
}

interface DetailTabsProps {
  readonly summary: CaptureSummary
  /** Null until it was fetched. */
  readonly detail: CaptureDetail | null
}

const Content = ({ tab, summary, detail }: DetailTabsProps & { tab: DetailTab }) => {
  if (tab === 'timing') return <TimingTab capture={summary} />
  if (tab === 'thread') return <ThreadTab capture={summary} />
  if (!detail) return <p className="faint loading">Loading…</p>
  if (tab === 'payload')
    return (
      <>
        <StoryHint detail={detail} />
        <PayloadTab request={detail.request} />
      </>
    )
  if (tab === 'headers') return <HeadersTab detail={detail} />
  if (tab === 'diff') return <DiffTab detail={detail} />
  if (tab === 'response') return <ResponseTab detail={detail} />
  return <SignatureTab capture={summary} request={detail.request} />
}

/** The views on one capture. */
export const DetailTabs = ({ summary, detail }: DetailTabsProps) => {
  const shown = useView(v => v.tab)
  return (
    <Tabs.Root className="tabs" value={shown} onValueChange={value => showTab(value as DetailTab)}>
      <Tabs.List className="tab-list" aria-label="Views on this capture" activateOnFocus>
        {detailTabs.map(tab => (
          <Tabs.Tab key={tab} value={tab} className="tab">
            {labels[tab]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {detailTabs.map(tab => (
        <Tabs.Panel key={tab} value={tab} className="tab-panel">
          <Content tab={tab} summary={summary} detail={detail} />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  )
}
