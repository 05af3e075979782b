/** Signs that nobody sees, such as a zero-width space. */
export const withoutInvisible = (text: string): string => text.replace(/\p{Cf}+/gu, '')

/** Rules name answers by name: two names that differ in case, invisible signs or surrounding space only are the same. */
export const foldName = (name: string): string => withoutInvisible(name.normalize('NFC')).trim().toLowerCase()
