import { Autocomplete } from '@base-ui/react/autocomplete'
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { layers } from './layers.ts'

export interface SearchOption {
  readonly value: string
  readonly meaning?: string | undefined
}

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly options: readonly SearchOption[]
  readonly placeholder: string
  /** Names the button that shows all. */
  readonly show: string
  /** What is said when nothing that is offered fits. */
  readonly none: string
  readonly bad: boolean
  /** Whether an option is found by these words. */
  readonly holds: (option: SearchOption, words: string) => boolean
  readonly onChange: (value: string) => void
  /** What is odd about the value. */
  readonly children?: ReactNode
}

/** As many as can be looked through; typing finds the others. */
const most = 60

/** A value that is chosen from many by typing a part of it, or typed whole. */
export const SearchField = (props: SearchFieldProps) => {
  const { label, value, options, placeholder, show, none, bad, holds, onChange, children } = props
  // Opening the list of a field that is filled already shows everything, not only what is in it.
  const [typed, setTyped] = useState(false)
  return (
    <div className="field-block">
      <Autocomplete.Root
        items={options}
        value={value}
        limit={most}
        itemToStringValue={option => option.value}
        filter={(option, words) => !typed || holds(option, words)}
        openOnInputClick
        onValueChange={(next, details) => {
          setTyped(details.reason === 'input-change')
          onChange(next)
        }}
        onOpenChange={open => {
          if (!open) setTyped(false)
        }}
      >
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the input inside is the control */}
        <label className="label">
          {label}
          <Autocomplete.InputGroup className={`field combo ${bad ? 'bad' : ''}`}>
            <Autocomplete.Input className="combo-input" placeholder={placeholder} spellCheck={false} />
            <Autocomplete.Trigger className="combo-open" aria-label={show} disabled={options.length === 0}>
              <ChevronDown size={14} aria-hidden="true" />
            </Autocomplete.Trigger>
          </Autocomplete.InputGroup>
        </label>
        <Autocomplete.Portal container={layers}>
          <Autocomplete.Positioner className="layer" sideOffset={4}>
            <Autocomplete.Popup className="popup choices">
              <Autocomplete.Empty>
                <p className="popup-empty">{none}</p>
              </Autocomplete.Empty>
              <Autocomplete.List>
                {(option: SearchOption) => (
                  <Autocomplete.Item key={option.value} value={option} className="option no-tick">
                    <span className="option-label">{option.value}</span>
                    {option.meaning && <span className="option-meaning">{option.meaning}</span>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      {children}
    </div>
  )
}
