import { create } from 'zustand'
import { asProblem, type ProblemInfo } from '../../shared/problem.ts'
import { sayProblem } from '../../shared/problem-words.ts'

export type NoteKind = 'practice' | 'done' | 'problem'

/** What can still be done about what a note says. */
export interface NoteAction {
  readonly label: string
  readonly run: () => void
}

export interface Note {
  readonly id: number
  readonly kind: NoteKind
  readonly title: string
  readonly text: string
  readonly action?: NoteAction
}

interface NotesState {
  readonly notes: readonly Note[]
}

export const useNotes = create<NotesState>(() => ({ notes: [] }))

let nextId = 1
const most = 3

/** Shows a short note. A note of the same kind takes the place of the one before it, so that they never pile up. */
export const showNote = (kind: NoteKind, title: string, text = '', action?: NoteAction): void => {
  const note: Note = { id: nextId++, kind, title, text, ...(action ? { action } : {}) }
  useNotes.setState(state => ({
    notes: [
      ...state.notes.filter(n => n.kind !== kind || (kind === 'problem' && n.title !== title)),
      note,
    ].slice(-most),
  }))
}

export const dismissNote = (id: number): void =>
  useNotes.setState(state => ({ notes: state.notes.filter(n => n.id !== id) }))

export const showProblem = (problem: ProblemInfo): void => {
  const { what, next } = sayProblem(problem)
  showNote('problem', what, next)
}

/** Shows whatever was thrown as a problem in words. */
export const showError = (error: unknown): void => showProblem(asProblem(error).info)
