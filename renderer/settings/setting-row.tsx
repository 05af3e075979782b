import type { ReactNode } from 'react'

interface SettingRowProps {
  readonly name: string
  /** What it means, in a few words. */
  readonly meaning?: string
  readonly children: ReactNode
}

/** A setting by its name, with what changes it beside it. */
export const SettingRow = ({ name, meaning, children }: SettingRowProps) => (
  <div className="setting-row">
    <div>
      <b>{name}</b>
      {meaning && <p>{meaning}</p>}
    </div>
    {children}
  </div>
)
