import { Tabs } from '@base-ui/react/tabs'
import type { CaptureDetail, CaptureSummary } from '../../shared/capture.ts'
import { type BodyDocument, useDocument, useTextHits, useTreeHits } from '../payload/use-document.ts'
import { useHitPattern } from '../payload/use-hit-pattern.ts'
import { type DetailTab, detailTabs, showTab, useView } from '../state/view-store.ts'
import { StoryHint } from '../thread/story-hint.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { DiffTab } from './diff-tab.tsx'
import { HeadersTab } from './headers-tab.tsx'
import { LeftOutNote } from './left-out-note.tsx'
import { PayloadTab } from './payload-tab.tsx'
import { ResponseTab } from './response-tab.tsx'
import { SignatureTab } from './signature-tab.tsx'
import { ThreadTab } from './thread-tab.tsx'
import { TimingTab } from './timing-tab.tsx'
import { type HeaderHits, useHeaderHits } from './use-header-hits.ts'

const labels: Record<DetailTab, string> = {
  payload: 'Payload',
  headers: 'Headers',
  response: 'Response',
  timing: 'Timing',
  signature: 'Signature',
  thread: 'Thread',
  diff: 'Diff',
}

/** What shows bytes of either message. */
const bytesTabs: readonly DetailTab[] = ['payload', 'headers', 'response', 'diff']

interface DetailTabsProps {
  readonly summary: CaptureSummary
  /** Null until it was fetched. */
  readonly detail: CaptureDetail | null
}

/** A body with the hits in it: in its tree where it has one, else in its text. */
const useBodyHits = (base64: string | null, pattern: RegExp | null) => {
  const body = useDocument(base64)
  const treeHits = useTreeHits(body, pattern)
  const textHits = useTextHits(body && !body.json ? body.text : null, pattern, body?.isSmall ?? true)
  return { body, treeHits, count: body?.json ? treeHits.length : textHits.length }
}

interface Found {
  readonly pattern: RegExp | null
  readonly request: { readonly body: BodyDocument | null; readonly treeHits: ReturnType<typeof useTreeHits> }
  readonly response: Found['request']
  readonly headers: HeaderHits
}

const Content = ({ tab, summary, detail, found }: DetailTabsProps & { tab: DetailTab; found: Found }) => {
  const { pattern, request, response, headers } = found
  if (tab === 'timing') return <TimingTab capture={summary} />
  if (tab === 'thread') return <ThreadTab capture={summary} />
  if (!detail) return <p className="faint loading">Loading…</p>
  if (summary.leftOut === 'metadata' && bytesTabs.includes(tab)) return <LeftOutNote what="metadata" />
  if (tab === 'payload')
    return (
      <>
        <StoryHint detail={detail} />
        {summary.leftOut && <LeftOutNote what={summary.leftOut} />}
        <PayloadTab request={detail.request} {...request} pattern={pattern} />
      </>
    )
  if (tab === 'headers') return <HeadersTab detail={detail} hits={headers} />
  if (tab === 'diff') return <DiffTab detail={detail} />
  if (tab === 'response') return <ResponseTab detail={detail} {...response} pattern={pattern} />
  return <SignatureTab capture={summary} request={detail.request} />
}

/** The views on one capture. */
export const DetailTabs = ({ summary, detail }: DetailTabsProps) => {
  const shown = useView(v => v.tab)
  const pattern = useHitPattern()
  const request = useBodyHits(detail?.request.bodyBase64 ?? null, pattern)
  const response = useBodyHits(detail?.response.bodyBase64 ?? null, pattern)
  const headers = useHeaderHits(detail, pattern)
  const counts: Partial<Record<DetailTab, number>> = {
    payload: request.count,
    headers: headers.all.length,
    response: response.count,
  }
  return (
    <Tabs.Root className="tabs" value={shown} onValueChange={value => showTab(value as DetailTab)}>
      <Tabs.List className="tab-list" aria-label="Views on this capture" activateOnFocus>
        {detailTabs.map(tab => (
          <Tabs.Tab key={tab} value={tab} className="tab">
            {labels[tab]}
            {(counts[tab] ?? 0) > 0 && (
              <span className="tab-hits" title="The filter's words are in here.">
                {Math.min(99, counts[tab] ?? 0)}
                {(counts[tab] ?? 0) > 99 && '+'}
                <span className="unseen"> hits</span>
              </span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {detailTabs.map(tab => (
        <Tabs.Panel key={tab} value={tab} className="tab-panel">
          <ErrorBoundary key={summary.id} what={`The ${labels[tab]} tab`}>
            <Content
              tab={tab}
              summary={summary}
              detail={detail}
              found={{ pattern, request, response, headers }}
            />
          </ErrorBoundary>
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  )
}
