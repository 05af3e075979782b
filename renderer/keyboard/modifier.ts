/** Apple keyboards have ⌘ where others have Ctrl. */
export const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

export const modifierLabel = apple ? '⌘' : 'Ctrl'

export const hasModifier = (event: KeyboardEvent): boolean => (apple ? event.metaKey : event.ctrlKey)
