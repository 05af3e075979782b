import type { ComponentProps } from 'react'
import type { CommandId } from '../keyboard/commands.ts'
import { ariaKeys } from '../keyboard/press.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { Keys } from './keys.tsx'
import { Tip } from './tip.tsx'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  readonly look?: 'plain' | 'primary' | 'ghost' | 'danger'
  readonly tip?: string
  /** The command that does the same: its keys are shown and told. */
  readonly command?: CommandId
  readonly showKeys?: boolean
  readonly type?: 'button' | 'submit'
}

/** A button; with a command it says which keys do the same. */
export const Button = ({
  look = 'plain',
  tip,
  command,
  showKeys = false,
  type = 'button',
  className = '',
  children,
  ...rest
}: ButtonProps) => {
  const keys = useKeys(command)
  const button = (
    <button
      type={type}
      className={`button ${look} ${className}`}
      aria-keyshortcuts={ariaKeys(keys)}
      {...rest}
    >
      {children}
      {showKeys && <Keys keys={keys} />}
    </button>
  )
  return tip === undefined ? (
    button
  ) : (
    <Tip text={tip} keys={keys}>
      {button}
    </Tip>
  )
}
