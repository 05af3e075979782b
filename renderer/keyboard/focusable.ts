const selector = [
  'button',
  'a[href]',
  'input',
  'select',
  'textarea',
  'summary',
  '[tabindex]',
  '[contenteditable="true"]',
].join(', ')

/** Not a place to be: the line between two panes, and what a popup puts around itself to catch the Tab key. */
const neverHome = '[tabindex="-1"], [role="separator"], [data-base-ui-focus-guard], :disabled'

/** Whether the Tab key could lead here. */
export const canHaveFocus = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  !element.matches(neverHome) &&
  element.closest('[aria-hidden="true"], [inert]') === null &&
  element.checkVisibility({ visibilityProperty: true })

/** All inside an element that the Tab key could lead to, in the order of the page. */
export const focusablesIn = (element: Element): readonly HTMLElement[] =>
  [...element.querySelectorAll(selector)].filter(canHaveFocus)
