import { create } from 'zustand'
import { recall, remember } from './remembered.ts'

export const detailTabs = ['payload', 'headers', 'response', 'timing', 'signature', 'thread', 'diff'] as const
export type DetailTab = (typeof detailTabs)[number]
export type View =
  | 'live'
  | 'answers'
  | 'rules'
  | 'fixtures'
  | 'connections'
  | 'doctor'
  | 'figures'
  | 'settings'
/** Which part of the live view is in front where not all fit side by side. */
export type Pane = 'list' | 'capture' | 'answer'
export const editorModes = ['form', 'json', 'preview'] as const
export type EditorMode = (typeof editorModes)[number]

interface ViewState {
  readonly view: View
  readonly pane: Pane
  readonly connectionId: string
  /** The captures of all connections are listed, not only of the one that is looked at. */
  readonly allConnections: boolean
  readonly selectedId: string | null
  /** The `seq` of a capture that is chosen as soon as its row is here; null when none is awaited. */
  readonly comingSeq: number | null
  /** Several captures that were chosen together; empty when it is the one that is looked at. */
  readonly selectedIds: ReadonlySet<string>
  /** True while the newest capture is shown as it comes, until somebody chooses another. */
  readonly follow: boolean
  /** Grows with each choice that should be brought into view; a capture that merely stays chosen is left alone. */
  readonly reveals: number
  readonly tab: DetailTab
  readonly filter: string
  readonly editorMode: EditorMode
  readonly shortcutsOpen: boolean
  readonly paletteOpen: boolean
}

export const useView = create<ViewState>(() => ({
  view: 'live',
  pane: 'list',
  connectionId: recall('connection') ?? 'practice',
  allConnections: recall('all-connections') === 'yes',
  selectedId: null,
  comingSeq: null,
  selectedIds: new Set(),
  follow: true,
  reveals: 0,
  tab: 'payload',
  filter: '',
  editorMode: editorModes.find(mode => mode === recall('editor')) ?? 'form',
  shortcutsOpen: false,
  paletteOpen: false,
}))

export const showView = (view: View): void => useView.setState({ view })
export const showPane = (pane: Pane): void => useView.setState({ view: 'live', pane })
export const showTab = (tab: DetailTab): void => useView.setState({ tab })
/** What was chosen together may not be in the list that a filter leaves: nothing is done to what nobody sees. */
export const setFilter = (filter: string): void => useView.setState({ filter, selectedIds: new Set() })
export const openShortcuts = (shortcutsOpen: boolean): void => useView.setState({ shortcutsOpen })
export const openPalette = (paletteOpen: boolean): void => useView.setState({ paletteOpen })

export const setEditorMode = (editorMode: EditorMode): void => {
  remember('editor', editorMode)
  useView.setState({ editorMode })
}

const nothingChosen = { selectedId: null, comingSeq: null, selectedIds: new Set<string>() }

/** Shows another connection: its captures, its answer, its addresses. */
export const showConnection = (connectionId: string): void => {
  remember('connection', connectionId)
  useView.setState({ connectionId, ...nothingChosen, follow: true })
}

/** Lists the captures of all connections, or only of the one that is looked at. */
export const showAllConnections = (allConnections: boolean): void => {
  remember('all-connections', allConnections ? 'yes' : null)
  useView.setState({ allConnections, selectedIds: new Set() })
}

/** Chooses a capture; what comes later no longer takes its place. */
export const selectCapture = (selectedId: string): void =>
  useView.setState(state => ({
    ...nothingChosen,
    selectedId,
    follow: false,
    reveals: state.reveals + 1,
  }))

/** Chooses the capture of a row that is not here yet; the one that was looked at stays until it is. */
export const awaitCapture = (comingSeq: number): void =>
  useView.setState(state => ({
    comingSeq,
    selectedIds: new Set(),
    follow: false,
    reveals: state.reveals + 1,
  }))

/** Chooses several captures; `selectedId` is the one of them that is looked at. */
export const selectCaptures = (selectedIds: ReadonlySet<string>, selectedId: string): void =>
  useView.setState(state => ({
    ...nothingChosen,
    selectedIds,
    selectedId,
    follow: false,
    reveals: state.reveals + 1,
  }))

export const selectNoOthers = (): void => useView.setState({ selectedIds: new Set() })

/** Chooses a capture and brings it to the front where not all panes fit. */
export const openCapture = (selectedId: string, tab?: DetailTab): void =>
  useView.setState(state => ({
    view: 'live',
    pane: 'capture',
    ...nothingChosen,
    selectedId,
    follow: false,
    reveals: state.reveals + 1,
    tab: tab ?? state.tab,
  }))

export const setFollow = (follow: boolean): void =>
  useView.setState({ follow, comingSeq: null, selectedIds: new Set() })
