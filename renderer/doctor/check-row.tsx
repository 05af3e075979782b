import { Check, CircleSlash, TriangleAlert, X } from 'lucide-react'
import type { DoctorCheck } from '../../shared/doctor.ts'
import { resultWords } from './doctor-text.ts'

const looks = {
  good: { Icon: Check, color: 'c-used' },
  warning: { Icon: TriangleAlert, color: 'c-fallback' },
  bad: { Icon: X, color: 'c-rejected' },
  skipped: { Icon: CircleSlash, color: 'c-ack' },
} as const satisfies Record<DoctorCheck['result'], unknown>

/** One thing that was looked at: what was found, and the cure. */
export const CheckRow = ({ check }: { check: DoctorCheck }) => {
  const { Icon, color } = looks[check.result]
  return (
    <li className={`check ${check.result}`}>
      <span className={`check-result ${color}`}>
        <Icon size={14} strokeWidth={2.25} aria-hidden="true" />
        {resultWords[check.result]}
      </span>
      <b>{check.title}</b>
      <div className="check-words">
        <p>{check.text}</p>
        {check.cure && <p className="check-cure">{check.cure}</p>}
      </div>
    </li>
  )
}
