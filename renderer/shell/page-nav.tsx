import {
  Activity,
  ArrowLeftRight,
  ChartNoAxesColumn,
  ListOrdered,
  MessageSquareText,
  MessagesSquare,
  Settings,
} from 'lucide-react'
import { thousands } from '../format/numbers.ts'
import { useEngine } from '../state/engine-store.ts'
import { useRules } from '../state/rules-store.ts'
import { useShownConnection } from '../state/shown.ts'
import { showPane, showView, useView } from '../state/view-store.ts'
import { useWidth } from '../ui/use-width.ts'
import { PracticeCard } from './practice-card.tsx'

/** The views, and the practice line below them. */
export const PageNav = () => {
  const view = useView(v => v.view)
  const onAnswer = useView(v => v.pane === 'answer')
  const width = useWidth()
  const captures = useEngine(e => e.counts.captures)
  const live = useEngine(e => e.connections.filter(c => c.status === 'live').length)
  const answers = useEngine(e => e.answers.length)
  const shown = useShownConnection()
  const rules = useEngine(e => e.rules.find(r => r.connectionId === shown?.id)?.rules.length ?? 0)
  const unsaved = useRules(r => r.drafts.has(shown?.id ?? ''))
  const isNarrow = width === 'narrow'
  const current = (is: boolean) => (is ? ('page' as const) : undefined)
  return (
    <nav className="nav" aria-label="Views">
      <button
        type="button"
        className="nav-item"
        aria-current={current(view === 'live' && !(isNarrow && onAnswer))}
        onClick={() => showPane('list')}
      >
        <Activity size={15} aria-hidden="true" />
        <span>Live</span>
        <span className="nav-count" aria-hidden="true">
          {thousands(captures)}
        </span>
      </button>
      {isNarrow && (
        <button
          type="button"
          className="nav-item"
          aria-current={current(view === 'live' && onAnswer)}
          onClick={() => showPane('answer')}
        >
          <MessageSquareText size={15} aria-hidden="true" />
          <span>Answer</span>
        </button>
      )}
      <button
        type="button"
        className="nav-item"
        aria-current={current(view === 'answers')}
        onClick={() => showView('answers')}
      >
        <MessagesSquare size={15} aria-hidden="true" />
        <span>Answers</span>
        <span className="nav-count" aria-hidden="true">
          {answers}
        </span>
      </button>
      <button
        type="button"
        className="nav-item"
        aria-current={current(view === 'rules')}
        onClick={() => showView('rules')}
      >
        <ListOrdered size={15} aria-hidden="true" />
        <span>Rules</span>
        {unsaved && (
          <span className="nav-unsaved" title="Changed, and not in force yet">
            <span className="changed-dot" aria-hidden="true" />
            <span className="unseen">, changed and not in force yet</span>
          </span>
        )}
        <span className="nav-count" aria-hidden="true">
          {rules}
        </span>
      </button>
      <button
        type="button"
        className="nav-item"
        aria-current={current(view === 'connections' || view === 'doctor')}
        onClick={() => showView('connections')}
      >
        <ArrowLeftRight size={15} aria-hidden="true" />
        <span>Connections</span>
        <span className="nav-count" aria-hidden="true">
          {live}
        </span>
      </button>
      <button
        type="button"
        className="nav-item"
        aria-current={current(view === 'figures')}
        onClick={() => showView('figures')}
      >
        <ChartNoAxesColumn size={15} aria-hidden="true" />
        <span>Figures</span>
      </button>
      <button
        type="button"
        className="nav-item"
        aria-current={current(view === 'settings')}
        onClick={() => showView('settings')}
      >
        <Settings size={15} aria-hidden="true" />
        <span>Settings</span>
      </button>
      <PracticeCard />
    </nav>
  )
}
