import { openImport } from '../import/import-store.ts'
import {
  copySelected,
  editSelected,
  replaySelected,
  saveSelected,
  showFailed,
  whyNotSelected,
} from '../replay/replay-deeds.ts'
import type { Command } from './command.ts'

const captures = '#captures, .detail'

/** What the keyboard can do with the chosen capture: send it again, and give it away. */
export const replayCommands = [
  {
    id: 'replay',
    label: 'Replay',
    group: 'Captures',
    keys: ['r'],
    inFields: false,
    on: captures,
    hindrance: whyNotSelected,
    run: replaySelected,
  },
  {
    id: 'edit-replay',
    label: 'Edit and replay',
    group: 'Captures',
    keys: ['e'],
    inFields: false,
    on: captures,
    hindrance: whyNotSelected,
    run: editSelected,
  },
  {
    id: 'copy-curl',
    label: 'Copy as curl',
    group: 'Captures',
    keys: ['y'],
    inFields: false,
    on: captures,
    hindrance: whyNotSelected,
    run: copySelected,
  },
  {
    id: 'save-fixture',
    label: 'Save fixture',
    group: 'Captures',
    keys: ['f'],
    inFields: false,
    on: captures,
    hindrance: whyNotSelected,
    run: saveSelected,
  },
  {
    id: 'import',
    label: 'Import captures',
    group: 'Captures',
    keys: [],
    inFields: false,
    run: () => openImport(),
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
