import {
  Activity,
  ArrowLeftRight,
  ChartNoAxesColumn,
  FileCheck,
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
import { NavItem } from './nav-item.tsx'
import { PracticeCard } from './practice-card.tsx'

const Unsaved = () => (
  <span className="nav-unsaved" title="Changed, and not in force yet">
    <span className="changed-dot" aria-hidden="true" />
    <span className="unseen">, changed and not in force yet</span>
  </span>
)

/** The views, and the practice line below them. */
export const PageNav = () => {
  const view = useView(v => v.view)
  const onAnswer = useView(v => v.pane === 'answer')
  const isNarrow = useWidth() === 'narrow'
  const captures = useEngine(e => e.counts.captures)
  const live = useEngine(e => e.connections.filter(c => c.status === 'live').length)
  const answers = useEngine(e => e.answers.length)
  const shown = useShownConnection()
  const rules = useEngine(e => e.rules.find(r => r.connectionId === shown?.id)?.rules.length ?? 0)
  const unsaved = useRules(r => r.drafts.has(shown?.id ?? ''))
  return (
    <nav className="nav" aria-label="Views">
      <NavItem
        name="Live"
        Icon={Activity}
        current={view === 'live' && !(isNarrow && onAnswer)}
        count={thousands(captures)}
        command="go-live"
        onShow={() => showPane('list')}
      />
      {isNarrow && (
        <NavItem
          name="Answer"
          Icon={MessageSquareText}
          current={view === 'live' && onAnswer}
          onShow={() => showPane('answer')}
        />
      )}
      <NavItem
        name="Answers"
        Icon={MessagesSquare}
        current={view === 'answers'}
        count={answers}
        command="go-answers"
        onShow={() => showView('answers')}
      />
      <NavItem
        name="Rules"
        Icon={ListOrdered}
        current={view === 'rules'}
        count={rules}
        command="go-rules"
        onShow={() => showView('rules')}
      >
        {unsaved && <Unsaved />}
      </NavItem>
      <NavItem
        name="Fixtures"
        Icon={FileCheck}
        current={view === 'fixtures'}
        command="go-fixtures"
        onShow={() => showView('fixtures')}
      />
      <NavItem
        name="Connections"
        Icon={ArrowLeftRight}
        current={view === 'connections' || view === 'doctor'}
        count={live}
        command="go-connections"
        onShow={() => showView('connections')}
      />
      <NavItem
        name="Figures"
        Icon={ChartNoAxesColumn}
        current={view === 'figures'}
        command="go-figures"
        onShow={() => showView('figures')}
      />
      <NavItem
        name="Settings"
        Icon={Settings}
        current={view === 'settings'}
        command="go-settings"
        onShow={() => showView('settings')}
      />
      <PracticeCard />
    </nav>
  )
}
