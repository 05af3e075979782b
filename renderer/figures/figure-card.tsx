import type { ReactNode } from 'react'

interface FigureCardProps {
  readonly title: string
  /** What stands at the place that is pointed at or has the focus; else what the picture says as a whole. */
  readonly says: ReactNode
  readonly children: ReactNode
}

/** A picture with its name, and a line that says in words what is looked at. */
export const FigureCard = ({ title, says, children }: FigureCardProps) => (
  <figure className="card figure-card" aria-label={title}>
    <figcaption>
      <h2>{title}</h2>
      <p className="figure-says">{says}</p>
    </figcaption>
    {children}
  </figure>
)
