import type { ReactNode } from 'react'
import type { ConnectionLight } from '../../shared/connection-light.ts'
import { Light } from '../ui/light.tsx'

interface CardHeadProps {
  readonly title: string
  readonly icon: ReactNode
  readonly light?: ConnectionLight
}

/** The name of a card, and the light of what it stands for. */
export const CardHead = ({ title, icon, light }: CardHeadProps) => (
  <header className="card-head">
    {icon}
    <h2>{title}</h2>
    {light && (
      <span className={`card-status ${light.tone}`}>
        <Light tone={light.tone} />
        {light.word}
      </span>
    )}
  </header>
)
