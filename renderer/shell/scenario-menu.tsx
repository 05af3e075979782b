import { Menu } from '@base-ui/react/menu'
import { ChevronDown } from 'lucide-react'
import type { Scenario } from '../../shared/contract.ts'
import { placeCall } from '../actions/place-call.ts'
import { layers } from '../ui/layers.ts'

/** What a practice call can be, in words. Every scenario of the contract has its line, or this does not compile. */
const words: Record<Scenario, readonly [label: string, meaning: string]> = {
  normal: ['Normal call', 'a phone call that wants an answer'],
  vip: ['VIP caller', 'the number that the VIP pattern looks for'],
  widget: ['Web widget', 'no phone number: from is "web"'],
  complete: ['Whole call', 'incoming, complete, then its grade'],
  forged: ['Forged signature', 'must be refused with 401'],
  duplicate: ['Duplicate', 'the same delivery twice'],
  'out-of-order': ['Out of order', 'complete comes before incoming'],
  'unknown-event': ['Unknown event', 'a type that nobody documented'],
  tool: ['Function tool', 'the agent calls a tool of your answer'],
  flood: ['Flood of 50', 'fifty calls at once'],
}

const order = Object.keys(words) as Scenario[]

/** Calls of other kinds than a normal one. */
export const ScenarioMenu = ({ disabled }: { disabled: boolean }) => (
  <Menu.Root modal={false}>
    <Menu.Trigger className="button plain square" aria-label="Choose a practice scenario" disabled={disabled}>
      <ChevronDown size={14} aria-hidden="true" />
    </Menu.Trigger>
    <Menu.Portal container={layers}>
      <Menu.Positioner className="layer" side="top" align="start" sideOffset={6}>
        <Menu.Popup className="popup">
          <Menu.Group>
            <Menu.GroupLabel className="popup-title">Place a practice call</Menu.GroupLabel>
            {order.map(scenario => (
              <Menu.Item key={scenario} className="option no-tick" onClick={() => void placeCall(scenario)}>
                <span className="option-label">{words[scenario][0]}</span>
                <span className="option-meaning">{words[scenario][1]}</span>
              </Menu.Item>
            ))}
          </Menu.Group>
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  </Menu.Root>
)
