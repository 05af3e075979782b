import type { CaptureDetail, HeaderList } from '../../shared/capture.ts'
import { thousands } from '../format/numbers.ts'
import { HitBar } from '../payload/hit-bar.tsx'
import { onHitKeys } from '../payload/hit-keys.ts'
import { useHitCursor } from '../payload/use-hit-cursor.ts'
import { drawn } from '../text/odd-signs.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Signs } from '../ui/signs.tsx'
import { HeaderRows } from './header-rows.tsx'
import type { HeaderHits } from './use-header-hits.ts'

const asText = (list: HeaderList): string => list.map(([name, value]) => `${name}: ${value}`).join('\n')

interface HeadersTabProps {
  readonly detail: CaptureDetail
  readonly hits: HeaderHits
}

/** Header lines both ways, in their order and as they were written. */
export const HeadersTab = ({ detail, hits }: HeadersTabProps) => {
  const { request, response, summary } = detail
  const cursor = useHitCursor(hits.all)
  const { now, asked } = cursor
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside, wherever in it the focus is
    <div className="headers-tab" onKeyDown={onHitKeys(cursor)}>
      {hits.isWanted && (
        <div className="body-head">
          <span className="body-tools">
            <HitBar cursor={cursor} />
          </span>
        </div>
      )}
      <section className="headers">
        <h3>
          Received, {thousands(request.headers.length)}
          <CopyButton text={() => asText(request.headers)} what="received headers" />
        </h3>
        <p className="mono first-line">
          {drawn(request.method)}{' '}
          <Signs text={request.path} hits={hits.path} now={now?.side === 'path' ? now.range : null} />
        </p>
        <HeaderRows
          list={request.headers}
          label="Received headers"
          hits={hits.received}
          now={now?.side === 'received' ? now : null}
          asked={asked}
        />
      </section>
      <section className="headers">
        <h3>
          Sent, {thousands(response.headers.length)}
          <CopyButton text={() => asText(response.headers)} what="sent headers" />
        </h3>
        <p className="mono first-line">
          {summary.outcome.status === null ? 'nothing was sent' : `status ${summary.outcome.status}`}
        </p>
        {response.headers.length > 0 && (
          <HeaderRows
            list={response.headers}
            label="Sent headers"
            hits={hits.sent}
            now={now?.side === 'sent' ? now : null}
            asked={asked}
          />
        )}
      </section>
    </div>
  )
}
