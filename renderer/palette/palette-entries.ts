import type { AnswerState } from '../../shared/answer.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { giveAnswer } from '../actions/answer-deeds.ts'
import { shownFilter } from '../engine/masking.ts'
import type { Command } from '../keyboard/command.ts'
import { commands } from '../keyboard/commands.ts'
import { goTo } from '../keyboard/go.ts'
import { keysOf } from '../keyboard/key-choice.ts'
import { connectionName } from '../shell/connection-chip.tsx'
import { openAnswer } from '../state/answers-view-store.ts'
import type { EngineState } from '../state/engine-state.ts'
import { showNote } from '../state/notes-store.ts'
import { setFilter, showConnection, showPane } from '../state/view-store.ts'

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string
  readonly label: string
  /** Behind it: what kind of thing it is. */
  readonly kind: string
  readonly keys: readonly string[]
  /** Why it cannot be chosen now; null when it can. */
  readonly hindrance: string | null
  /** Whether it is remembered among those that were chosen last. */
  readonly recent: boolean
  run(): void
}

/** What entries are made of; captures that come meanwhile are none of it. */
type PaletteSource = Pick<EngineState, 'answers' | 'connections' | 'preferences'>

const all: readonly Command[] = commands

const hindranceOf = (command: Command): string | null =>
  command.on !== undefined && document.querySelector(command.on) === null
    ? 'not in this view'
    : (command.hindrance?.() ?? null)

const ofCommand = (command: Command, engine: PaletteSource): PaletteEntry => ({
  id: command.id,
  label: command.label,
  kind: command.group,
  keys: keysOf(command, engine.preferences),
  hindrance: hindranceOf(command),
  recent: true,
  run: () => command.run(),
})

const ofAnswer = (answer: AnswerState, shown: ConnectionState | undefined): readonly PaletteEntry[] => {
  const open: PaletteEntry = {
    id: `answer ${answer.id}`,
    label: `Open ${answer.name}`,
    kind: 'Answer',
    keys: [],
    hindrance: null,
    recent: true,
    run: () => {
      openAnswer(answer.id)
      goTo('answers')
    },
  }
  if (!shown || shown.platform !== answer.platform || answer.kind === 'tool') return [open]
  const isGiven = shown.answerId === answer.id
  const give: PaletteEntry = {
    id: `give ${answer.id}`,
    label: `Give ${answer.name} to calls`,
    kind: connectionName(shown),
    keys: [],
    hindrance: isGiven ? 'it is given already' : null,
    recent: true,
    run: () => {
      void giveAnswer(shown.id, answer.id).then(() =>
        showNote('done', `Calls get “${answer.name}”`, 'Unless a rule takes them first.'),
      )
    },
  }
  return [open, give]
}

const ofConnection = (connection: ConnectionState, shown: ConnectionState | undefined): PaletteEntry => ({
  id: `connection ${connection.id}`,
  label: `Show ${connectionName(connection)}`,
  kind: 'Connection',
  keys: [],
  hindrance: connection.id === shown?.id ? 'it is shown already' : null,
  recent: true,
  run: () => {
    showConnection(connection.id)
    showPane('list')
  },
})

/** All that can be chosen without looking for captures. */
export const paletteEntries = (
  engine: PaletteSource,
  shown: ConnectionState | undefined,
): readonly PaletteEntry[] => [
  ...all
    .filter(command => command.when === undefined && command.id !== 'palette')
    .map(command => ofCommand(command, engine)),
  ...engine.preferences.savedFilters.map(({ name, filter }) => ({
    id: `filter ${name}`,
    label: `Filter: ${name}`,
    kind: shownFilter(filter),
    keys: [],
    hindrance: null,
    recent: true,
    run: () => {
      setFilter(filter)
      goTo('live')
    },
  })),
  ...engine.connections.map(connection => ofConnection(connection, shown)),
  ...engine.answers.flatMap(answer => ofAnswer(answer, shown)),
]
