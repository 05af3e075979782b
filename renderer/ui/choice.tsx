import { Select } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { layers } from './layers.ts'

export interface Option {
  readonly value: string
  readonly label: string
  /** What it means, in a few words. */
  readonly meaning?: string
}

interface ChoiceProps {
  readonly label: string
  /** The empty string when nothing is chosen. */
  readonly value: string
  readonly options: readonly Option[]
  /** What holds when nothing is chosen. */
  readonly unset: string
  readonly bad?: boolean
  readonly describedBy?: string | undefined
  /** The empty string takes the choice back. */
  readonly onChange: (value: string) => void
}

const Item = ({ value, label, meaning }: Option) => (
  <Select.Item value={value} className="option">
    <Select.ItemIndicator className="option-tick">
      <Check size={13} aria-hidden="true" />
    </Select.ItemIndicator>
    <Select.ItemText className="option-label">{label}</Select.ItemText>
    {meaning && <span className="option-meaning">{meaning}</span>}
  </Select.Item>
)

/** One of a few values, each with its meaning. A value that is not among them is shown as it is. */
export const Choice = ({ label, value, options, unset, bad, describedBy, onChange }: ChoiceProps) => (
  <div className="field-block">
    <Select.Root value={value} onValueChange={next => onChange(next ?? '')} modal={false}>
      <Select.Label className="label">{label}</Select.Label>
      <Select.Trigger
        className={`field choice ${bad ? 'bad' : ''}`}
        aria-invalid={bad || undefined}
        aria-describedby={describedBy}
      >
        <Select.Value className={value === '' ? 'placeholder' : ''}>
          {(current: string) =>
            current === '' ? unset : (options.find(o => o.value === current)?.label ?? current)
          }
        </Select.Value>
        <Select.Icon className="chevron">
          <ChevronDown size={14} aria-hidden="true" />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal container={layers}>
        <Select.Positioner className="layer" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="popup choices">
            <Item value="" label={unset} />
            {options.map(option => (
              <Item key={option.value} {...option} />
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  </div>
)
