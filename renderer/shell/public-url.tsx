import { useAtPlatform } from '../state/at-platform.ts'
import { useShownConnection } from '../state/shown.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { endpointWords } from './status-words.ts'

/** The host is what tells addresses apart, so it stands out from the rest. */
const parts = (url: string): readonly [string, string, string] => {
  const match = /^([a-z]+:\/\/)([^./:]+)(.*)$/.exec(url)
  return [match?.[1] ?? '', match?.[2] ?? url, match?.[3] ?? '']
}

/** Where the platform sends deliveries. */
export const PublicUrl = () => {
  const connection = useShownConnection()
  const atPlatform = useAtPlatform(connection?.id)
  if (!connection) return null
  const url = connection.publicUrl
  if (url === null)
    return (
      <span className="public-url faint">
        {connection.status === 'opening' ? 'getting a URL…' : 'no public URL'}
      </span>
    )
  const [scheme, host, rest] = parts(url)
  return (
    <>
      <span className="public-url mono" title={url}>
        {scheme}
        <b>{host}</b>
        {rest}
      </span>
      <CopyButton text={url} what="public URL" worded />
      <span className="endpoint-state">{endpointWords(connection, atPlatform)}</span>
    </>
  )
}
