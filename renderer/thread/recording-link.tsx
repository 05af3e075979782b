import { ExternalLink } from 'lucide-react'
import { covered } from '../../shared/mask/mask-text.ts'
import { CopyButton } from '../ui/copy-button.tsx'

const secureUrl = (address: string): URL | null => {
  try {
    const url = new URL(address)
    return url.protocol === 'https:' ? url : null
  } catch {
    return null
  }
}

/** Opens a call's recording in the system's browser, when somebody asks for it and not before. */
export const RecordingLink = ({ address }: { address: string }) => {
  const url = secureUrl(address)
  if (address === covered)
    return <p className="recording faint">The recording's address is covered while masking is on.</p>
  if (!url)
    return (
      <p className="recording">
        <span className="faint">
          The recording's address is no https address, so it is not opened from here.
        </span>
        <CopyButton text={address} what="address of the recording" />
      </p>
    )
  return (
    <p className="recording">
      <a className="button plain" href={url.href} target="_blank" rel="noreferrer noopener">
        <ExternalLink size={13} aria-hidden="true" /> Open the recording
      </a>
      <span className="faint">from {url.host}</span>
    </p>
  )
}
