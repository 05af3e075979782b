import { TriangleAlert } from 'lucide-react'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'

interface FailedPartProps {
  readonly what: string
  readonly error: unknown
  readonly onAgain: () => void
  readonly onClose?: () => void
}

/** A piece of the page's script that is not there any more: the engine was started anew with another version of the page. */
const isMissingScript = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|error loading dynamically/i.test(error.message)

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const detailsOf = (what: string, error: unknown): string =>
  [
    `${what} could not be shown.`,
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ].join('\n')

/** What stands in the place of a part of the page that failed, and the ways on. */
export const FailedPart = ({ what, error, onAgain, onClose }: FailedPartProps) => {
  const isMissing = isMissingScript(error)
  return (
    <div className={`failed-part ${onClose ? 'floating' : ''}`} role="alert">
      <TriangleAlert size={15} aria-hidden="true" />
      <div>
        <b>{what} could not be shown.</b>
        <p>
          {isMissing
            ? 'Its script could not be fetched: the engine was started anew, or is not reachable. Drafts are kept.'
            : 'The rest of the page keeps working.'}
        </p>
        {!isMissing && <p className="mono failed-why">{messageOf(error)}</p>}
        <p className="failed-ways">
          {isMissing ? (
            <Button onClick={() => location.reload()}>Load the page again</Button>
          ) : (
            <Button onClick={onAgain}>Try again</Button>
          )}
          <CopyButton text={() => detailsOf(what, error)} what="details" label="Copy details" />
          {onClose && <Button onClick={onClose}>Close</Button>}
        </p>
      </div>
    </div>
  )
}
