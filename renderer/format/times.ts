const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
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

/** An instant with its day, to the millisecond. */
export const fullTime = (iso: string): string => full.format(new Date(iso))
