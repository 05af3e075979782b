import type { LightTone } from '../../shared/connection-light.ts'

/** The light of a connection: each tone has a shape of its own. Its word always stands beside it. */
export const Light = ({ tone }: { tone: LightTone }) => (
  <span className={`light ${tone}`} aria-hidden="true" />
)
