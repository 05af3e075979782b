const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const dayAndClock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})
const full = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})

/** An instant as the time of this machine: "12:04:31". */
export const clockTime = (iso: string): string => clock.format(new Date(iso))

/** An instant with its day, for a line of text: "21 Nov, 12:04:31.256"; with the whole date where it is not this year. */
export const dayTime = (iso: string): string => {
  const at = new Date(iso)
  return (at.getFullYear() === new Date().getFullYear() ? dayAndClock : full).format(at)
}

/** An instant with its full date, to the millisecond. */
export const fullTime = (iso: string): string => full.format(new Date(iso))
