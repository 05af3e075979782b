import { PlatformId } from '../../shared/platform.ts'
import { ConnectionColour, type ConnectionState, type PrivacyMode } from '../../shared/state.ts'
import type { SavedConnection } from '../settings/settings.ts'
import type { ConnectionPlan } from './plan.ts'

/** Each change counts at once. */
export interface LookDeeds {
  /** What is left out is as it was before anybody chose. */
  setLook(look: Pick<SavedConnection, 'name' | 'colour'>): void
  setPrivacy(privacy: PrivacyMode): void
}

/** How a connection is shown, and what is kept of it. */
export interface Look {
  state(): Pick<ConnectionState, 'name' | 'colour' | 'privacy'>
  readonly deeds: LookDeeds
}

/** Another one for each connection, as far as there are enough. */
export const firstColour = ({
  mode,
  platform,
}: Pick<ConnectionPlan, 'mode' | 'platform'>): ConnectionColour => {
  if (mode === 'practice') return 'purple'
  const others = ConnectionColour.options.filter(colour => colour !== 'purple')
  const place = PlatformId.options.indexOf(platform) + (mode === 'manual' ? 2 : 0)
  return others[place % others.length] ?? 'blue'
}

export const makeLook = (plan: ConnectionPlan, changed: () => void): Look => {
  let { look, privacy } = plan
  return {
    state: () => ({
      name: look.name ?? plan.name,
      colour: look.colour ?? firstColour(plan),
      privacy,
    }),
    deeds: {
      setLook: next => {
        look = { name: next.name, colour: next.colour }
        changed()
      },
      setPrivacy: next => {
        privacy = next
        changed()
      },
    },
  }
}
