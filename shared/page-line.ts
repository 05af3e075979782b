/**
 * The two words that pass between the page and the preload script of the desktop app: the page asks for a line to the
 * engine, and gets one with the port. After a crash of the engine it asks again.
 */
export const askForLine = 'hookswitch: a line, please'
export const lineGiven = 'hookswitch: your line'
