import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { Keys } from './keys.tsx'
import { layers } from './layers.ts'

interface TipProps {
  readonly text: string
  readonly keys?: readonly string[] | undefined
  readonly children: ReactElement<Record<string, unknown>>
}

/** A hint beside a control. It adds to the control's name and never replaces it. */
export const Tip = ({ text, keys, children }: TipProps) => (
  <Tooltip.Root>
    <Tooltip.Trigger render={children} />
    <Tooltip.Portal container={layers}>
      <Tooltip.Positioner sideOffset={6} className="layer">
        <Tooltip.Popup className="tip">
          {text}
          {keys && <Keys keys={keys} />}
        </Tooltip.Popup>
      </Tooltip.Positioner>
    </Tooltip.Portal>
  </Tooltip.Root>
)
