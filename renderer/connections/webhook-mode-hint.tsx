import { Phone } from 'lucide-react'
import type { PlatformId } from '../../shared/platform.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'

/** The one thing that only the owner of a number can do. */
export const WebhookModeHint = ({ platform }: { platform: PlatformId }) => (
  <p className="hint with-icon">
    <Phone size={13} aria-hidden="true" />
    <span>
      In {platformFacts(platform).name}'s dashboard, put the number or key in <b>webhook mode</b>: only then
      do its calls ask here.
    </span>
  </p>
)
