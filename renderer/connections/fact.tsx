import { CopyButton } from '../ui/copy-button.tsx'

interface FactProps {
  readonly name: string
  readonly value: string | null
  readonly note?: string
}

/** A named value that can be copied. Shows nothing while there is none. */
export const Fact = ({ name, value, note }: FactProps) =>
  value === null ? null : (
    <div className="fact">
      <span>{name}</span>
      <span className="mono fact-value" title={value}>
        {value}
      </span>
      {note && <span className="fact-note">{note}</span>}
      <CopyButton text={value} what={name} />
    </div>
  )
