/** What people write for a time of day, as rules have it: "9:30" and "930" are 09:30, "17" is 17:00. */
export const asClock = (text: string): string => {
  const [, hours, minutes] = /^\s*(\d{1,2})(?::?(\d{2}))?\s*$/.exec(text) ?? []
  return hours === undefined ? text : `${hours.padStart(2, '0')}:${minutes ?? '00'}`
}
