import { DriftCard } from './drift-card.tsx'
import { HealthCard } from './health-card.tsx'

/** What the numbers of many calls say, and how the way to us fares. */
export const FiguresView = () => (
  <div className="connections figures-view">
    <header className="view-head">
      <h1>Figures</h1>
    </header>
    <div className="watch-cards">
      <HealthCard />
      <DriftCard />
    </div>
  </div>
)
