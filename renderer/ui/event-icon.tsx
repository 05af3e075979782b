import { CircleHelp, Flag, Globe, type LucideIcon, Phone, PhoneOff, Star, Wrench } from 'lucide-react'
import type { EventFacts } from '../../shared/platforms/facts.ts'

const icons: Record<EventFacts['icon'], LucideIcon> = {
  call: Phone,
  web: Globe,
  complete: PhoneOff,
  tool: Wrench,
  grade: Star,
  issue: Flag,
}

/** The glyph of an event type. */
export const EventIcon = ({ icon }: { icon: EventFacts['icon'] | undefined }) => {
  const Icon = icon ? icons[icon] : CircleHelp
  return <Icon size={13} aria-hidden="true" />
}
