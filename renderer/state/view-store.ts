import { create } from 'zustand'
import { recall, remember } from './remembered.ts'

export const detailTabs = ['payload', 'headers', 'response', 'timing', 'signature', 'thread', 'diff'] as const
export type DetailTab = (typeof detailTabs)[number]
export type View = 'live' | 'answers' | 'rules' | 'connections' | 'doctor' | 'figures' | 'settings'
/** Which part of the live view is in front where not all fit side by side. */
export type Pane = 'list' | 'capture' | 'answer'
export const editorModes = ['form', 'json', 'preview'] as const
export type EditorMode = (typeof editorModes)[number]

interface ViewState {
  readonly view: View
  readonly pane: Pane
  readonly connectionId: string
  readonly selectedId: string | null
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
  selectedId: null,
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
export const setFilter = (filter: string): void => useView.setState({ filter })
export const openShortcuts = (shortcutsOpen: boolean): void => useView.setState({ shortcutsOpen })
export const openPalette = (paletteOpen: boolean): void => useView.setState({ paletteOpen })

export const setEditorMode = (editorMode: EditorMode): void => {
  remember('editor', editorMode)
  useView.setState({ editorMode })
}

/** Shows another connection: its captures, its answer, its addresses. */
export const showConnection = (connectionId: string): void => {
  remember('connection', connectionId)
  useView.setState({ connectionId, selectedId: null, follow: true })
}

/** Chooses a capture; what comes later no longer takes its place. */
export const selectCapture = (selectedId: string): void =>
  useView.setState(state => ({ selectedId, follow: false, reveals: state.reveals + 1 }))

/** Chooses a capture and brings it to the front where not all panes fit. */
export const openCapture = (selectedId: string, tab?: DetailTab): void =>
  useView.setState(state => ({
    view: 'live',
    pane: 'capture',
    selectedId,
    follow: false,
    reveals: state.reveals + 1,
    tab: tab ?? state.tab,
  }))

export const setFollow = (follow: boolean): void => useView.setState({ follow })
