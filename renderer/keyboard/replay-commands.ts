import { copySelected, editSelected, replaySelected, showFailed } from '../replay/replay-deeds.ts'
import { selectedIdNow } from '../state/shown.ts'
import type { Command } from './command.ts'

const captures = '#captures, .detail'
const noCapture = (): string | null => (selectedIdNow() === null ? 'no capture is chosen' : null)

/** What the keyboard can do with the chosen capture: send it again, and give it away. */
export const replayCommands = [
  {
    id: 'replay',
    label: 'Replay',
    group: 'Captures',
    keys: ['r'],
    inFields: false,
    on: captures,
    hindrance: noCapture,
    run: replaySelected,
  },
  {
    id: 'edit-replay',
    label: 'Edit and replay',
    group: 'Captures',
    keys: ['e'],
    inFields: false,
    on: captures,
    hindrance: noCapture,
    run: editSelected,
  },
  {
    id: 'copy-curl',
    label: 'Copy as curl',
    group: 'Captures',
    keys: ['y'],
    inFields: false,
    on: captures,
    hindrance: noCapture,
    run: copySelected,
  },
  {
    id: 'failed',
    label: 'Replay what failed',
    group: 'Captures',
    keys: [],
    inFields: false,
    on: '.live',
    run: showFailed,
  },
] as const satisfies readonly Command[]
