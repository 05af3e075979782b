import { Lock } from 'lucide-react'
import { TextField } from '../ui/text-field.tsx'

interface SecretFieldProps {
  readonly label: string
  /** Whether the engine has one. It never says which. */
  readonly isSet: boolean
  readonly value: string
  readonly placeholder: string
  readonly onChange: (value: string) => void
}

/** A field into which a secret can be written and out of which none ever comes. */
export const SecretField = ({ label, isSet, value, placeholder, onChange }: SecretFieldProps) => (
  <TextField
    type="password"
    autoComplete="off"
    mono
    label={
      <>
        {label}
        {isSet && (
          <span className="saved">
            <Lock size={11} aria-hidden="true" /> saved
          </span>
        )}
      </>
    }
    value={value}
    placeholder={isSet ? '•••••••• write to replace' : placeholder}
    onChange={onChange}
  />
)
