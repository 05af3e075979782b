import type { ReactNode } from 'react'
import type { ConnectionState } from '../../shared/state.ts'
import { statusWords } from '../shell/status-words.ts'

interface CardHeadProps {
  readonly title: string
  readonly icon: ReactNode
  readonly status?: ConnectionState['status']
}

/** The name of a card, and the light of what it stands for. */
export const CardHead = ({ title, icon, status }: CardHeadProps) => (
  <header className="card-head">
    {icon}
    <h2>{title}</h2>
    {status && (
      <span className="card-status">
        <span className={`light ${status}`} aria-hidden="true" />
        {statusWords[status]}
      </span>
    )}
  </header>
)
