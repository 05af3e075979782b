/** What the clock on the wall says somewhere. */
export interface WallTime {
  /** 0 is Sunday. */
  readonly weekday: number
  /** Minutes since midnight, as the clock shows it: an hour that summer time skips never comes, one that it repeats comes twice. */
  readonly minutes: number
}

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const minuteMs = 60_000

const readClock = (zone: string): ((at: number) => WallTime) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  let minute = Number.NaN
  let shown: WallTime = { weekday: 0, minutes: 0 }
  return at => {
    const now = Math.floor(at / minuteMs)
    if (now === minute) return shown
    const parts = new Map(format.formatToParts(now * minuteMs).map(({ type, value }) => [type, value]))
    minute = now
    shown = {
      weekday: dayNames.indexOf(parts.get('weekday') ?? ''),
      minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    }
    return shown
  }
}

/** The clocks of some zones, each made once and read at most once a minute. */
export const makeZoneClocks = (): ((zone: string) => (at: number) => WallTime) => {
  const clocks = new Map<string, (at: number) => WallTime>()
  return zone => {
    const known = clocks.get(zone)
    if (known) return known
    const clock = readClock(zone)
    clocks.set(zone, clock)
    return clock
  }
}
