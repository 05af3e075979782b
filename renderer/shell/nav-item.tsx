import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CommandId } from '../keyboard/commands.ts'
import { ariaKeys } from '../keyboard/press.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { Tip } from '../ui/tip.tsx'

interface NavItemProps {
  readonly name: string
  readonly Icon: LucideIcon
  readonly current: boolean
  /** How many of them there are; left out where nothing is counted. */
  readonly count?: string | number
  readonly command?: CommandId
  readonly onShow: () => void
  /** What else is to be known before it is opened. */
  readonly children?: ReactNode
}

/** One of the views. Where there is room for its icon only, the hint beside it has its name. */
export const NavItem = ({ name, Icon, current, count, command, onShow, children }: NavItemProps) => {
  const keys = useKeys(command)
  return (
    <Tip text={name} keys={keys}>
      <button
        type="button"
        className="nav-item"
        aria-current={current ? 'page' : undefined}
        aria-keyshortcuts={ariaKeys(keys)}
        onClick={onShow}
      >
        <Icon size={15} aria-hidden="true" />
        <span>{name}</span>
        {children}
        {count !== undefined && (
          <span className="nav-count" aria-hidden="true">
            {count}
          </span>
        )}
      </button>
    </Tip>
  )
}
