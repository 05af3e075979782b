/** Rules name answers by name: two names that differ in case or surrounding space only are the same. */
export const foldName = (name: string): string => name.normalize('NFC').trim().toLowerCase()
