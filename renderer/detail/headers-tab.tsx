import type { CaptureDetail, HeaderList } from '../../shared/capture.ts'
import { CopyButton } from '../ui/copy-button.tsx'

const Headers = ({
  title,
  first,
  list,
  what,
}: {
  title: string
  first: string
  list: HeaderList
  what: string
}) => (
  <section className="headers">
    <h3>
      {title}
      <CopyButton text={list.map(([name, value]) => `${name}: ${value}`).join('\n')} what={what} />
    </h3>
    <p className="mono first-line">{first}</p>
    <table className="mono">
      <tbody>
        {list.map(([name, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, its place is what tells them apart
          <tr key={i}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** Header lines both ways, in their order and as they were written. */
export const HeadersTab = ({ detail }: { detail: CaptureDetail }) => {
  const { request, response, summary } = detail
  return (
    <>
      <Headers
        title={`Received, ${request.headers.length}`}
        first={`${request.method} ${request.path}`}
        list={request.headers}
        what="received headers"
      />
      <Headers
        title={`Sent, ${response.headers.length}`}
        first={summary.outcome.status === null ? 'nothing was sent' : `status ${summary.outcome.status}`}
        list={response.headers}
        what="sent headers"
      />
    </>
  )
}
