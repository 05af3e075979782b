import { CopyButton } from '../ui/copy-button.tsx'

/** A named value that can be copied. Shows nothing while there is none. */
export const Fact = ({ name, value }: { name: string; value: string | null }) =>
  value === null ? null : (
    <div className="fact">
      <span>{name}</span>
      <span className="mono fact-value" title={value}>
        {value}
      </span>
      <CopyButton text={value} what={name} />
    </div>
  )
